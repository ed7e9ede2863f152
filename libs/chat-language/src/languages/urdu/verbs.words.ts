/**
 * Urdu says a command with a stem and a verb that carries the politeness: `kar do`, `kar dein`, `kar dijiye`. Every stem
 * takes every one of them, written apart or together.
 */
export const romanStems: Readonly<Record<string, string>> = {
  'kar|kr|ker|farma': 'karo',
  'likh|daal|dal|bana': 'shamil',
  'dikha|bata|bta|dikhla': 'dikhao',
  'hata|mita|nikal|nikaal|ura|uda': 'delete',
  'badal|badl': 'badlo',
  'rakh|rkh': 'rakho',
  'laga|lga|taal|tal|khiska|barha|badha': 'lejao',
  'khol|dobara khol|dubara khol|wapas khol|wapis khol|phir se khol': 'kholo',
  'chhor|chor|chhod|chhorh': 'skip',
  'dhoond|dhundh|dhund': 'dhoondo',
  'dohra|duhra': 'repeat',
  'yaad dila|yaad dilwa|yaad kara|yaad karwa|yaad rakhwa|yad dila|yad dilwa|yad kara|yad karwa': 'yaaddilao',
  'wapas le|wapis le|wapas kar|wapis kar|wapas kr|wapis kr|palat|ulat': 'undo',
  'bhej|bhijwa': 'bhejo',
  de: 'dena',
};
export const romanAuxiliaries =
  'do|dein|den|dain|dena|dijiye|dijiyega|dijye|deejiye|dejiye|de|diya karo|diya karein|diya kro|lo|lein|len|lain|lena|lijiye|lijiyega|le|daalo|dalo';

export const scriptStems: Readonly<Record<string, string>> = {
  'کر|فرما': 'karo',
  'لکھ|ڈال|بنا': 'shamil',
  'دکھا|بتا|دکھلا': 'dikhao',
  'ہٹا|مٹا|نکال|اڑا': 'delete',
  بدل: 'badlo',
  رکھ: 'rakho',
  'لگا|ٹال|کھسکا|بڑھا|آگے بڑھا': 'lejao',
  'کھول|دوبارہ کھول|پھر سے کھول|واپس کھول': 'kholo',
  چھوڑ: 'skip',
  ڈھونڈ: 'dhoondo',
  'دہرا|دوہرا': 'repeat',
  'یاد دلا|یاد دلوا|یاد کرا|یاد کروا': 'yaaddilao',
  'واپس لے|واپس کر|پلٹ': 'undo',
  'بھیج|بھجوا': 'bhejo',
  دے: 'dena',
};
export const scriptAuxiliaries =
  'دو|دیں|دینا|دیجیے|دیجئے|دیجیئے|دیجیے گا|دیجئے گا|دے|دیا کرو|دیا کریں|لو|لیں|لینا|لیجیے|لیجئے|لے|ڈالو';
