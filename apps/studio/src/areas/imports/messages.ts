import { areaMessages } from '../../i18n/area-messages.ts';

export const importsMessages = areaMessages({ zh: {}, en: {} });
