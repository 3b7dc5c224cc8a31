/** The one time zone of the province; no other file names it. */
export const ZONE = 'Asia/Ho_Chi_Minh';
