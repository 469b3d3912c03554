import { areaMessages } from '../../i18n/area-messages.ts';

export const signInMessages = areaMessages({ zh: {}, en: {} });
