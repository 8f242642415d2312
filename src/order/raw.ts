/** What a form hands over for one input block: a text, several chosen values or file ids, or nothing. */
export type Raw = string | readonly string[] | null | undefined;
