/** What is used of it; it comes without types. */
declare module 'email-reply-parser' {
  class EmailReplyParser {
    /** The text of a mail without what it quotes and what is signed below it. */
    parseReply(text: string): string;
  }
  export = EmailReplyParser;
}
