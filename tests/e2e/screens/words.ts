/** How many words a text has. */
export const wordCount = (text: string): number => text.trim().split(/\s+/).length;
