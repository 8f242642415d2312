import { useId } from 'preact/hooks';

interface Given {
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly isFixed?: boolean;
  readonly onInput: (value: string) => void;
}

/** A labelled text with what is wrong with it below. */
export function TextField({ label, value, fault, isFixed = false, onInput }: Given) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        readOnly={isFixed}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {fault !== undefined && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
