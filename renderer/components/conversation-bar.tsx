/** Placeholder until the conversation's actions land. */
export function ConversationBar() {
  return null;
}
