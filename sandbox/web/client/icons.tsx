interface IconProps {
  readonly path: string;
  readonly size?: number;
}

/** A line drawing that looks the same on machines without an emoji font. */
export function Icon({ path, size = 17 }: IconProps) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

export const icons = {
  clip: 'M14.5 9.5l-5 5a3.2 3.2 0 0 1-4.6-4.6l6-6a2.2 2.2 0 0 1 3.1 3.1l-5.9 5.9a1.1 1.1 0 0 1-1.6-1.6l5.2-5.2',
  bolt: 'M11 2.5L4.5 11h4l-1 6.5L14.5 9h-4z',
  reply: 'M4 4h12v9H9l-4 3v-3H4z',
  smile: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M7 11.5a3.5 3.5 0 0 0 6 0M7.8 8h.01M12.2 8h.01',
  thumbUp: 'M4 9h3v7H4zM7 9l3-6c1.5 0 2 1 1.7 2.5L11 8h4.5c1 0 1.5.8 1.3 1.7l-1.2 5c-.2.8-.8 1.3-1.6 1.3H7',
  thumbDown:
    'M4 11h3V4H4zM7 11l3 6c1.5 0 2-1 1.7-2.5L11 12h4.5c1 0 1.5-.8 1.3-1.7l-1.2-5C15.400 4.500 14.800 4 14 4H7',
  bin: 'M4 5.500h12M8 5.500V3.500h4v2M5.500 5.500l.8 11h7.400l.8-11M8.500 8.500v5M11.500 8.500v5',
  letter: 'M3 5h14v10H3zM3 5.500l7 5.500l7-5.500',
  lock: 'M5.500 9h9v7h-9zM7.500 9V6.500a2.500 2.500 0 0 1 5 0V9',
} as const;
