/**
 * What our own functions use of the page. They run in Chromium: puppeteer sends their source, so each is whole in itself and takes and
 * gives plain data. `require` throws on names that this release of the page does not have.
 */
export interface PageWindow {
  readonly Debug?: { readonly VERSION?: string };
  readonly WWebJS?: Record<string, unknown> & {
    getMessageModel(message: MessageModel): object;
    getChat(id: string, options: { getAsModel: false }): Promise<ChatModel | undefined>;
    sendChatstate(state: 'typing', chat: string): Promise<unknown>;
    arrayBufferToBase64Async: (bytes: ArrayBuffer) => Promise<string>;
  };
  onAppStateHasSyncedEvent?(): void;
  /** Ours. */
  hearthListens?: boolean;
  require(name: 'WAWebSocketModel'): { Socket: { state: string; hasSynced?: boolean } };
  require(name: 'WAWebCmd'): { Cmd: { refreshQR(): void } };
  require(name: 'WAWebUserPrefsMeUser'): { getMaybeMePnUser(): Wid | undefined; getMaybeMeLidUser(): Wid | undefined };
  require(name: 'WAWebConnModel'): { Conn: { pushname?: string } };
  require(name: 'WAWebWidFactory'): { readonly createWid: (id: string) => Wid };
  require(name: 'WAWebLidMigrationUtils'): { toPn(wid: Wid): Wid | undefined };
  require(name: 'WAWebApiContact'): {
    getPhoneNumber?(wid: Wid): Wid | undefined;
    getAlternateUserWid?(wid: Wid): Wid | undefined;
  };
  require(name: 'WAWebCollections'): {
    Msg: Models<MessageModel> & { getMessagesById(ids: string[]): Promise<{ messages?: MessageModel[] } | undefined> };
    Chat: Models<ChatModel>;
    Contact: Models<{ pushname?: string; name?: string }>;
  };
  require(name: 'WAWebMsgReply'): { canReplyMsg(message: unknown): boolean };
  require(name: 'WAWebChatLoadMessages'): {
    loadEarlierMsgs(of: { chat: ChatModel }): Promise<MessageModel[] | undefined>;
  };
  require(name: string): unknown;
}

export interface Wid {
  readonly _serialized: string;
}

interface Models<M> {
  get(id: unknown): M | undefined;
  getModelsArray(): M[];
}

export interface MessageModel {
  readonly id: {
    readonly _serialized: string;
    readonly id: string;
    readonly fromMe: boolean;
    readonly remote: Wid | string;
  };
  readonly t?: number;
  readonly ack?: number;
  readonly size?: number;
  readonly isNotification?: boolean;
  readonly mediaData?: { readonly mediaStage?: string };
  unsafe?(): unknown;
}

export interface ChatModel {
  readonly id: Wid;
  readonly unreadCount?: number;
  readonly msgs?: { getModelsArray(): MessageModel[] };
}
