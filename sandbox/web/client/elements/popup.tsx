import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface PopupProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly align?: 'start' | 'end';
  /** At least as wide as the anchor. */
  readonly wide?: boolean;
}

/** A box beside its anchor in the browser's top layer: above dialogs, cut off by nothing. */
export function Popup({ anchor, children, align = 'start', wide = false, class: name = '' }: PopupProps) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const popup = box.current;
    if (!popup) return;
    popup.showPopover();
    const place = () => placeBeside(popup, anchor.current, { align, wide });
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(popup);
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [anchor, align, wide]);

  return (
    <div ref={box} popover="manual" class={`popup ${name}`}>
      {children}
    </div>
  );
}

const gap = 4;
const margin = 8;

function placeBeside(
  popup: HTMLElement,
  anchor: HTMLElement | null,
  { align, wide }: { readonly align: 'start' | 'end'; readonly wide: boolean },
): void {
  if (!anchor) return;
  const at = anchor.getBoundingClientRect();
  if (wide) popup.style.minWidth = `${at.width}px`;
  const { width, height } = popup.getBoundingClientRect();
  const left = align === 'end' ? at.right - width : at.left;
  popup.style.left = `${Math.max(margin, Math.min(left, window.innerWidth - width - margin))}px`;
  const roomBelow = window.innerHeight - at.bottom - gap - margin;
  const roomAbove = at.top - gap - margin;
  const above = height > roomBelow && roomAbove > roomBelow;
  popup.style.maxHeight = `${Math.min(320, above ? roomAbove : roomBelow)}px`;
  popup.style.top = above
    ? `${Math.max(margin, at.top - gap - Math.min(height, 320, roomAbove))}px`
    : `${at.bottom + gap}px`;
}
