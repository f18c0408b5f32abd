/** The two bots, of Huyou; rivals have the first alone. */
export const TOKEN = '100001:bench-public';
export const DESK_TOKEN = '100002:bench-desk';
/** Chats of the people on duty. */
export const DESK_CHATS = [901, 902, 903, 904];
export const SECRET = 'bench-secret-bench-secret';
