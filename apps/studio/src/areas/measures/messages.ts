import { areaMessages } from '../../i18n/area-messages.ts';

export const measuresMessages = areaMessages({ zh: {}, en: {} });
