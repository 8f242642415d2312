import { Picture } from '../blocks/picture.tsx';
import { Unknown } from '../blocks/unknown.tsx';
import { fieldAt } from '../form/fields.ts';
import { type Json, labelOf, textOf } from '../json.ts';
import { Button, FeedbackButtons, IconButton, Overflow } from './buttons.tsx';
import { Checkboxes, Radios } from './choices.tsx';
import { DateInput } from './dates.tsx';
import { FileInput } from './file-input.tsx';
import { Menu } from './menus.tsx';
import { TextInput } from './text-inputs.tsx';

interface ElementProps {
  readonly block: Json;
  readonly element: Json;
  /** What it is about, for those who do not see where it stands. */
  readonly label?: string;
}

/** Any element of a block. */
export function Element({ block, element, label = '' }: ElementProps) {
  const field = fieldAt(block, element);
  const { type } = field;
  const name = label || labelOf(element.placeholder) || textOf(element.action_id);
  switch (type) {
    case 'button':
    case 'workflow_button':
      return <Button field={field} />;
    case 'overflow':
      return <Overflow field={field} />;
    case 'checkboxes':
      return <Checkboxes field={field} label={name} />;
    case 'radio_buttons':
      return <Radios field={field} label={name} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateInput field={field} label={name} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return <TextInput field={field} />;
    case 'file_input':
      return <FileInput field={field} />;
    case 'image':
      return <Picture source={element} small />;
    case 'feedback_buttons':
      return <FeedbackButtons field={field} />;
    case 'icon_button':
      return <IconButton field={field} />;
    default:
      return /^(multi_)?(static|external|users|conversations|channels)_select$/.test(type) ? (
        <Menu field={field} label={name} />
      ) : (
        <Unknown block={element} />
      );
  }
}
