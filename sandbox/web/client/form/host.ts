import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FileFace, PlainValue, PlainValues, SuggestAnswer } from '../../../protocol.ts';
import type { Field } from './fields.ts';

/** What a block stands in: a message, a modal or a home view. */
export interface Host {
  readonly surface: 'message' | 'modal' | 'home';
  readonly values: PlainValues;
  /** `block_id` → text. */
  readonly errors: Readonly<Record<string, string>>;
  /** The slots and action ids whose press is not answered yet. */
  readonly busy: ReadonlySet<string>;
  readonly channel?: string;
  /** Files known by name besides those chosen here. */
  readonly files: readonly FileFace[];
  readonly change: (field: Field, value: PlainValue) => void;
  /** Tells the app, after the element's own confirm dialog. False when the person said no. */
  readonly press: (field: Field, value?: PlainValue) => Promise<boolean>;
  readonly suggest: (field: Field, query: string) => Promise<SuggestAnswer>;
}

const HostContext = createContext<Host | undefined>(undefined);

export const HostProvider = HostContext.Provider;

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('an element outside of a message or view');
  return host;
}

export interface Control {
  readonly value: PlainValue;
  readonly error: string | undefined;
  /** Keeps a value without telling the app. */
  readonly keep: (value: PlainValue) => void;
  /** Keeps a value and, where the element dispatches, tells the app. */
  readonly choose: (value: PlainValue) => void;
}

/** One field's value and how to change it. */
export function useControl(field: Field): Control {
  const host = useHost();
  const value = host.values[field.key] ?? null;
  return {
    value,
    error: field.isInput ? host.errors[field.blockId] : undefined,
    keep: (next) => host.change(field, next),
    choose: (next) => {
      host.change(field, next);
      if (!field.dispatches) return;
      // Said no: what was there before comes back.
      void host.press(field, next).then((told) => {
        if (!told) host.change(field, value);
      });
    },
  };
}

/** The attributes that tie an input to its label, hint and error. */
export function inputAttributes(field: Field, error: string | undefined) {
  const id = idOf(field);
  const described = [field.block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    'data-action-id': field.actionId,
    ...focusMark(field),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
    'aria-required': field.isInput && field.block.optional !== true ? true : undefined,
  };
}

/** Where the app wants the focus when the form opens. */
export function focusMark({ element }: Field): { readonly 'data-focus'?: '' } {
  return element.focus_on_load === true ? { 'data-focus': '' } : {};
}

/** An element id that stays the same over updates, so that focus does too. */
export function idOf(field: Pick<Field, 'blockId' | 'actionId'>): string {
  return `f-${field.blockId}-${field.actionId}`.replace(/[^\w-]/g, '_');
}
