import { describe, expect, it } from 'vitest';
import { drawMatter } from '../../blocks/mill-message.ts';
import type { MillMessage } from '../../src/mill/matter.ts';
import { label, verbatim } from '../../src/order/labels.ts';
import { drawingIn, expectMessage } from '../support/drawing.ts';

const message: MillMessage = {
  channel: 'digest',
  mentions: [],
  title: label('订单周报', 'The week'),
  parts: [{ text: label('按期 3', '3 kept') }],
  opens: [],
};

describe('a message of the mill', () => {
  it('has a place for a picture under its numbers, and stands without one', () => {
    const picture = { url: 'https://desk.example/week.png', alt: verbatim('lead times') };
    const drawn = drawMatter({ message: { ...message, picture }, fired: null }, drawingIn('zh'));
    expect(drawn.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'image']);
    expectMessage(drawn.blocks, 'a message with a picture');
    const plain = drawMatter({ message, fired: null }, drawingIn('zh'));
    expect(plain.blocks.map(({ type }) => type)).toEqual(['header', 'section']);
  });
});
