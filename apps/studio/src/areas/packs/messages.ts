import { areaMessages } from '../../i18n/area-messages.ts';

export const packsMessages = areaMessages({ zh: {}, en: {} });
