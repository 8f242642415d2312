import { useEffect, useState } from 'preact/hooks';
import type { OptionGroup, PlainValue } from '../../../protocol.ts';
import { type Directory, useDirectory } from '../directory.ts';
import { type Field, slotOf } from '../form/fields.ts';
import { inputAttributes, useControl, useHost } from '../form/host.ts';
import { type Json, labelOf, objectOf, objects } from '../json.ts';
import { directoryItems, itemOf, type MenuItem, matching, staticItems } from './menu-items.ts';
import { type Offer, Picker } from './picker.tsx';

interface MenuProps {
  readonly field: Field;
  readonly label: string;
}

/** Every kind of select menu. */
export function Menu({ field, label }: MenuProps) {
  const directory = useDirectory();
  const { element, type } = field;
  const { value, error, choose } = useControl(field);
  const { words } = directory;
  useTextOf(field, value);
  const several = type.startsWith('multi_');
  const isExternal = type.endsWith('external_select');
  const items = isExternal ? [] : localItems(type, element, directory);
  const known = isExternal ? offeredTo(field) : items;
  const values = valuesIn(value);
  const most = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);

  const useOffer = (query: string | undefined): Offer => {
    // Which hook runs depends on the kind of menu only, which never changes for one mounted menu.
    const external = useSuggestions(field, isExternal ? query : undefined);
    if (isExternal) return external;
    return { items: query === undefined ? [] : matching(items, query), remark: words.noResults };
  };

  return (
    <Picker
      attributes={{ ...inputAttributes(field, error), ...(!field.isInput && { 'aria-label': label }) }}
      chosen={values.map((one) => chosenItem(one, known, element))}
      several={several}
      clearable={!field.isInput || field.block.optional === true}
      placeholder={labelOf(element.placeholder) || (several ? words.chooseSeveral : words.choose)}
      useOffer={useOffer}
      choose={(chosen) => choose(several ? chosen.slice(0, most) : (chosen[0] ?? null))}
    />
  );
}

/** What external menus have offered so far, by slot: an option chosen earlier keeps its text. */
const offered = new Map<string, readonly MenuItem[]>();

function offeredTo(field: Field): readonly MenuItem[] {
  return offered.get(slotOf(field)) ?? [];
}

function remember(field: Field, items: readonly MenuItem[]): void {
  const older = offeredTo(field).filter(({ value }) => items.every((item) => item.value !== value));
  offered.set(slotOf(field), [...items, ...older]);
}

/** A value put in for the person has no text yet: the app is asked for it, as by typing it. */
function useTextOf(field: Field, value: PlainValue): void {
  const { suggest } = useHost();
  const [, redraw] = useState(0);
  const isUnknown =
    field.type === 'external_select' &&
    typeof value === 'string' &&
    value !== '' &&
    !offeredTo(field).some((item) => item.value === value) &&
    !objects([field.element.initial_option]).some((option) => option.value === value);
  useEffect(() => {
    if (!isUnknown) return;
    void suggest(field, value).then((got) => {
      if (!got.ok) return;
      remember(field, [...got.options.map((option) => itemOf({ ...option })), ...groupItems(got.groups)]);
      redraw((count) => count + 1);
    });
  }, [isUnknown, value]);
}

function localItems(type: string, element: Json, directory: Directory): readonly MenuItem[] {
  return type.endsWith('static_select') ? staticItems(element) : directoryItems(type, element, directory);
}

function valuesIn(value: PlainValue): readonly string[] {
  if (Array.isArray(value)) return value;
  return value === null || value === '' ? [] : [String(value)];
}

function chosenItem(value: string, items: readonly MenuItem[], element: Json): MenuItem {
  const initial = [...objects([element.initial_option]), ...objects(element.initial_options)].map((option) =>
    itemOf(option),
  );
  const found = [...items, ...initial].find((item) => item.value === value);
  return found ?? { value, text: value, description: '', group: '', search: '' };
}

const pauseMs = 250;

/** Asks the app once typing pauses; an answer to an earlier question is dropped. */
function useSuggestions(field: Field, query: string | undefined): Offer {
  const { words } = useDirectory();
  const { suggest } = useHost();
  const [answer, setAnswer] = useState<{ readonly query: string; readonly offer: Offer }>();
  const least = Number(field.element.min_query_length ?? 3);
  const isShort = query !== undefined && query.length < least;

  // Only what is typed asks again.
  useEffect(() => {
    if (query === undefined || isShort) return;
    let isStale = false;
    const timer = window.setTimeout(
      () => {
        void suggest(field, query).then((got) => {
          if (isStale) return;
          const items = got.ok
            ? [...got.options.map((option) => itemOf({ ...option })), ...groupItems(got.groups)]
            : [];
          remember(field, items);
          setAnswer({ query, offer: { items, remark: got.ok ? words.noResults : words.loadFailed } });
        });
      },
      query === '' ? 0 : pauseMs,
    );
    return () => {
      isStale = true;
      window.clearTimeout(timer);
    };
  }, [query, isShort]);

  if (isShort) return { items: [], remark: words.typeMore(least) };
  // Until the answer is there the old lines stay, so that the list does not flicker.
  if (answer && (answer.query === query || answer.offer.items.length > 0)) return answer.offer;
  return { items: [], remark: words.loading };
}

function groupItems(groups: readonly OptionGroup[]): readonly MenuItem[] {
  return groups.flatMap((group) =>
    group.options.map((option) => itemOf({ ...option }, labelOf(objectOf(group.label)))),
  );
}
