/**
 * Roman Urdu in the words that the readers and the Urdu table know. Spelling varies, so every form that people type
 * stands here; a phrase may become fewer words, never more.
 */
export const romanWords: Readonly<Record<string, string>> = {
  // Days and times
  'aaj|aj|aaj hi|aj hi': 'today',
  'kal|kl|kal hi': 'tomorrow',
  'parson|parso|parsun|parsoon|parsu|parsoun': 'overmorrow',
  'aaj raat|aj raat|aaj rat': 'tonight',
  'peer|pir|peer ke din|pir ke din|somwaar|somvaar|peer wale din|somwar|somvar|piir|peir': 'monday',
  'mangal|mangalwar|mungal|mangal ke din|mangalvar': 'tuesday',
  'budh|budhwar|budhwaar|budh ke din|boodh|budhvar': 'wednesday',
  'jumerat|jumeraat|jumairat|jumaraat|jumarat|jumeyrat|jumerat ke din|jummerat|jumayraat|jumerath': 'thursday',
  'juma|jumma|jumaa|jumah|jummaa|jummey|jumeh ke din|jumay ke din|jumma ke din|jumme ke din|juma ke din|jummah|jumay|jummay|jume|jumme|jumeh|jumuah':
    'friday',
  'hafta ke din|hafte ke din|haftey ke din|shanbah|shamba|sanichur|sanichr|sanicher|haftay wale din|saneecher|sanichar|shanichar|saneechar|sanechar|haftay ke din|hafta wale din|baroz hafta':
    'saturday',
  'itwar|itwaar|aetwar|ittwar|aitwar|etwar|itvar': 'sunday',
  'subah|subha|subhe|sawerey|savera|subah savere|subah sawere|subah ke waqt|savere|sawere|suba|subh': 'morning',
  'dopahar|dopehar|dopher|dupahar|dophar|do pahar|dopehr|dopaher|dopehar ke waqt|dopahar ke waqt|dopeher|dopahr|dupehar':
    'afternoon',
  'shaam|sham|shaam ke waqt|sham ke waqt|shm|shaan': 'evening',
  'raat|rat': 'night',
  'aadhi raat|adhi raat': 'midnight',
  'baje|bajay|bjy|bajy|bajye|bjay|bje|bajey': 'baje',
  'agle|agla|agli|aglay|aane wale|anay walay|aanay walay|aglaa': 'next',
  'is|iss': 'this',
  'pichle|pichla|pichli|pichlay|guzishta|pichley': 'last',
  'hafte|hafta|hafty|haftay|haftey|hafton': 'week',
  'mahine|mahina|maheeney|mahiney|mahena|mahene|maah|mahny|mahinay|maheene|maheena|mahinon|maheenay': 'month',
  'saal|sal': 'year',
  'din|dino|dinon': 'day',
  'ghante|ghanta|ghnta|ghnte|gante|ghntay|ganta|ghantay|ghanton|ghantey|ghantte': 'hour',
  'minute|minat|mins|min|mnt|mints|minuts|mint|minutes|minton': 'minute',
  'har|harr': 'every',
  'rozana|roz|rozanah|har rozz|rooz|roz ana|rozaana|har roz|har din|roz roz|rozaanah|rozana hi|din mein ek baar|din me ek baar|din mein ek dafa':
    'daily',
  'hafta war|haftawar|haftewar|hafte mein ek baar|hafte me ek baar|hafte mein ek dafa|har hafte ek baar': 'weekly',
  'mahana|mahwar|mahine mein ek baar|mahine me ek baar|mahine mein ek dafa|har mahine ek baar': 'monthly',
  'salana|saal mein ek baar|saal me ek baar|saal mein ek dafa': 'yearly',
  'har doosre|har dusre|har dusray|har doosra|har dusra|har dosray|har doosri|har dusri|har dosre|har doosray':
    'every other',
  'baad|bad|baad mein|ke baad|bad mein|k baad': 'later',
  'se pehle|se pehlay|se pahle|se pehly|say pehle': 'tak',
  'tak|tk': 'tak',
  'tareekh|tarikh|tareek|tarekh': 'tareekh',
  'tang|disturb|pareshan': 'disturb',
  'mahine ke aakhir|mahine ke akhir|mahinay ke aakhir|mahine ke end': 'eom',
  'hafte ke aakhir|hafte ke akhir': 'eow',
  'aadha|aadhe|adha|adhe|aadhay': 'half',
  abhi: 'now',
  'koi tareekh nahi|tareekh nahi hai|tareekh nahi hain|koi tareekh nahi hai|koi tareekh nahi hain|koi date nahi|koi date nahi hai|date nahi hai|date nahi hain|koi tareekh nai|koi tareekh na ho|tareekh na ho|bina date|baghair date|date ke baghair|bagair date|bina date ke|koi deadline nahi|deadline nahi hai|tareekh muqarrar nahi|jin ki tareekh nahi|jinki tareekh nahi|bina tareekh|baghair tareekh|bagair tareekh|tareekh ke baghair|bina tareekh ke|bagair tareekh ke|baghair tareekh ke':
    'undated',
  // Numbers
  'ek|aik': 'one',
  do: 'two',
  'teen|tin': 'three',
  'chaar|char': 'four',
  'paanch|panch|paach': 'five',
  'chay|chhe|chhey|chah|chey|cheh|chhay|chhah': 'six',
  'saat|sat': 'seven',
  'aath|aanth': 'eight',
  'nau|no': 'nine',
  'das|dus': 'ten',
  'gyarah|giyarah|gyara': 'eleven',
  'barah|bara|baarah': 'twelve',
  'pandrah|pandra': 'fifteen',
  bees: 'twenty',
  tees: 'thirty',
  'pehla|pehle|pehli|pahla|pahle|pehlay|pahli': 'first',
  'doosra|dusra|doosre|dusre|doosri|dusri|dosra|dosri|dosre': 'second',
  'teesra|tisra|teesre|teesri|tesra|tesri': 'third',
  'chautha|chauthe|chauthi|chotha|chothi': 'fourth',
  'paanchwan|panchwan|paanchwa|panchwa|paanchwin': 'fifth',
  'aakhri|akhri|aakhiri|akhiri': 'last',
  // Priority, status, filters
  'bohat zaroori|bahut zaroori|bohot zaroori|intehai zaroori|nihayat zaroori|nihayat aham|bohat important|bahut important|fauran|sab se zaroori|sabse zaroori|sab se aham|sabse aham|sakht zaroori|bht important|important|bht zaroori|bohat aham|zaroori|zaruri|zroori|ahem|aham|fori|foran|fauri|ahm':
    'urgent',
  'kam ahmiyat|kam tarjeeh|kam ahem|kam important|zyada zaroori nahi|itna zaroori nahi|itni zaroori nahi|low ahmiyat|kam zaroori|kam aham|gair zaroori|ghair zaroori|kam priority':
    'low priority',
  'zyada ahmiyat|ziada ahmiyat|zyada tarjeeh|aala tarjeeh|ziyada tarjeeh': 'high priority',
  'darmiyani ahmiyat|darmiyani tarjeeh|darmiyani priority': 'medium priority',
  'ahmiyat|tarjeeh|tarjih': 'priority',
  'darmiyani|darmyani|darmiyana': 'medium',
  'zyada|ziada|ziyada|unchi|buland': 'high',
  kam: 'low',
  'baqi|baki|bacha hua|bache hue|bachay hue|adhura|adhoora|rehte hain|reh gayi|baaqi|reh gaye|reh gaya|reh gaye hain|adhoore|adhure|na mukammal|namukammal|nahi hue|nahi huay|reh gai|rehta|rehte|mukammal nahi hue|mukammal nahi huay|mukammal nahi hue hain|mukammal nahi hain|poore nahi hue|khatam nahi hue|complete nahi hue|abhi tak nahi hue|ab tak nahi hue|abhi nahi hue|nahi hue hain':
    'pending',
  'mukammal|mukamal|khtm|khatum|khattam|muqammal|mukamml|mukmal|mukkamal|complet|mukammil|poora|pura|puri|poori|poore|pure|done|khatam|khatm|complete|completed|finish|finished|hogaye|mukamil|mukammal shuda|poora shuda|mukamal shuda|done shuda|khatam shuda':
    'done',
  'late|der|late ho gaye|late ho gaye hain|late ho gaya|late ho gayi|late hogaye|late hogaye hain|late ho chuke|late ho chuke hain|guzar gaye hain|guzar chuke hain|guzar gaya|waqt guzar chuka|jin ka waqt guzar gaya|miss ho gaye|reh chuke|guzar gaye|guzar chuke|waqt guzar gaya|guzre hue|taakheer|tareekh guzar gayi|tareekh guzar chuki|tareekh nikal gayi|muddat guzar gayi|miyaad guzar gayi|deadline guzar gayi|deadline nikal gayi|waqt nikal gaya|guzri hui|guzre huay':
    'overdue',
  'kaam|kam kaj|kaamon|task|tasks|kaamo': 'tasks',
  'fehrist|fehrast|list': 'list',
  'sab|saare|saray|saaray|tamaam|sabhi ke sabhi|sare|tamam|saari|sari|sabhi|sara|saara|sab ke sab|sb|sbhi': 'all',
  'mera|mere|meri|meray|apna|apne|apni|hamare|hamara|mery': 'my',
  'mujhe|mujhay|mujhko|mjhe|mujhy|humein|hamein|muje|mje|mjy|mujh ko|mjhko': 'mujhe',
  'hai|hain|he|hein|tha|thay|the|thi|hy|h|shuda|hue|huay|huey|hui|hue hainn|hota|hoti|hote|huin|hueen|hoin|hui thin|hn|hen|hyn':
    'hai',
  'kya|kia': 'what',
  'kaun|kon|konsay|kounsa|kounse|kaunsay|kounsi|kaun sey|kon kon se|kaun kaun se|kon konse|kaun kaunse|konsey|kaunsa|kaunse|kaunsi|konsa|konse|konsi|kaun sa|kaun se|kaun si|kon se|kon sa|konsy|kon konsa':
    'which',
  'kitne|kitnay|kitna|kitni|kitny|ktne|ktny': 'kitne',
  kab: 'when',
  kahan: 'where',
  'ka|ke|ki|kay|k|kee': 'of',
  'ko|koo': 'ko',
  'se|say': 'se',
  'mein|main|mai|me|mey|men': 'mein',
  'par|pe|pay|per|pr|p|pey|pai': 'ko',
  'aur|or|phir|r|nez|sath hi|saath hi': 'and',
  ya: 'or',
  'nahi|nahin|nai|na|nhi|nahee|mat': 'nahi',
  'wala|wali|wale|walay|waala|waali|waale|vala|vali': 'wala',
  'jo|joke|jin|jis|jinki|jinka|jinke|jiski|jin jin|jo jo|jitne|jitnay': 'that',
  'woh|wo|usko|use|usay|isko|ise|isay|isey|usey|us|wahi|yeh|ye|yehi|is ko|us ko': 'it',
  'dono|donon': 'both',
  // Verbs
  'karo|karen|karwao|kardo na|kro na|karde na|karye|kijye|kijiega|kijiyega|karega|karein|kijiye|kijiyay|kariye|kro|karna|kar|krein|krna|kren|kr|do jaldi|karoo|kerna|karain|farmaen|farmaiye|farmaein|qarar dein|qarar dijiye|qarar do|kiya karo':
    'karo',
  'shamil|shaamil|banayein|banaiye|likhiye|daaliye|daliye|add|darj|daakhil|izafa|dalo|daalo|likho|likho do|likhein|note|banao|banaen|banaein|dalein|likh':
    'shamil',
  'dikhao|dikhaao|dikhaiyega|dikhlao|dikhayiye|dikhaye|dikhayen|dikhaiay|dikhaen|dikhaein|dikhaiye|dikhain|dikhayein|dikhana|dekhao|dikha|dkhao|dikhaya karo':
    'dikhao',
  'batao|bataiyega|batayein|batayen|btaen|btaein|btana|bataein|bataen|bataiye|batana|btao|bataye|bata|bataya karo':
    'dikhao',
  'dhoondo|dhundo|talash|dhoondho|dhundho|search|find|khojo|dhoond': 'dhoondo',
  'delete|hatao|hataiye|nikaalna|khatam hi kar do|hataen|mitao|mitaen|hataein|nikalo|remove|nikaalo|hata|mita|khatam hi|urao|hatana|mitana|cancel|radd|mansookh|mansukh|hazaf|hazf|khaarij|kharij|dlt|del':
    'delete',
  'wapas lo|pehle jaisa karo|pehle jaisa kar do|wapis laao|wapis lo|wapas lein|undo|palto|wapas lao|wapas le ao|wapis lao|wapas le aao|wapas|wapis':
    'undo',
  'yaad mat dilao|yaad mat dila|yaad na dilaen|yaad mat dilaen|yaad na dilaein|yaad mat dilaein|yad mat dilao|yad na dilao|yaad mat karwao|yaad na karwana|yaad dilane ki zaroorat nahi|yaad dilane ki zarurat nahi|yaad na dilao|yaad nahi dilao|yaad mat dilana|yaad na dilana':
    'nahi yaaddilao',
  'yaad dilao|yaad dilaana|yaad dilwana|yaad dilwao|yaad dilaye|yaad dilaiyega|yad dilaen|yaad dehani laga do|yaad dehani lagao|yaddehani|yaad dilayen|yaad dilayein|remind karo|remind kar do|remind karwa dena|remind kardo|remind kr do|remind karna|remind karwana|remind kro|yaad dehani karwa do|reminder set kar do|reminder lagana|yaad dilana|yaad dilaen|yad dilao|yaad dilaein|yad dilana|yaad dilaiye|yaad karwao|yaad karana|yaad karwana|yaad dehani|yaad dihani|yaad rakhwana|yaad dehani karo|reminder lagao|reminder laga do|reminder set karo|yaad karao|yaddilao|yaad dilaya karo|yaad dilaya karein|yaad dilate rehna|yad dilaya karo':
    'yaaddilao',
  'naam|nam|unwan|title': 'naam',
  'badal kar|badal ke|badal kay|badalkay|change kar ke|change karke|tabdeel kar ke|tabdeel karke|badlkar|badalkar':
    'badlo',
  'badlo|badaliye|badlain|badlein|tabdeel|tabdil|badal|badlen|badalna|change|edit|update|tarmeem': 'badlo',
  'rakho|rakhiye|rakhain|rakhein|rakhna|rakhen|rkho|rakh|muqarrar|set|tay|fix karo|fix kar do': 'rakho',
  'le jao|lejao|ley jaein|lejana|le jayein|le jayen|leja|le ja|aage badha do|aage barha do|agay barha do|aage barhado|aage badhado|aage khiska do|postpone|delay|lagayein|lagayen|lagana|lgao|late kar do|late karo|late kr do|le jaen|le jaein|muntaqil|shift|move|agay|aage|aagay|le jaiye|khiskao|lagao|lagaen|lagaein|laga|reschedule|multavi|multawi|moakhar|aage badhao|agay barhao|aage barhao|barhao|badhao|taalo|ley jao|leja do|le jana|pohncha do|le aao|le ao|le aaen|leao|leaao|le aayen|extend|barhayein':
    'lejao',
  'ho gaya|hogaya|hogaye hain|hogaye hai|hogya hai|ho chuke|ho chuke hain|hochuka|hochuka hai|hogai hai|ho gyi hai|ho gye|hogye|ho gye hain|hua hai|ho gaya he|ho gya he|hui hai|ho gai|hogai|ho gayi|hogayi|ho gaye|ho gaya hai|hogaya hai|ho gai hai|hogayi hai|ho chuka|ho chuki|ho chuka hai|ho chuki hai|ho gaye hain|hogya|ho gya|hua|ho gyi|hogyi|ho gayi hai|ho gya hai|hgya|hogya h|ho gya h|ho gaya h|hogaya h':
    'hogaya',
  'kar liya|karliya|kar diye|kar diye hain|kar chuke|kar chuka hoon|kar chuki hoon|kr di|kr diya|krdiya|kr li|krli|karwa diya|karwa di|karwa liya|karwa li|kardia|kar dia|kr dia|kar dya|kar li|karli|kar chuka|kar diya|kardiya|kar di|kardi|kar liya hai|kar chuki|kar diya hai|kar li hai|kr liya|krliya|kar chuka hun|kar liye|kar lia|karlia|kiye|kiyay|kiye hain|kiye thay|krdia|krdya|kardya|krlia|krlya|kr lia|kr dya|kr lya':
    'karliya',
  'kholo|dobara khol|dobara open karo|dobara open kar do|dobara active karo|wapis kholo|dobara kholo|dubara kholo|phir se kholo|wapas kholo|reopen|phir kholo':
    'kholo',
  'baray mein|bare mein|k bare mein|k baray mein|ke baaray mein|ke mutaliq|ke mutalliq|se mutaliq|ke muttaliq|k mutaliq|ke hawale se|baare mein|ke baray mein|ke bare mein|ke baare mein|bare me|baare me':
    'baremein',
  'khulasa|summary|digest': 'summary',
  band: 'band',
  'pichla amal|aakhri amal|pichla kaam|aakhri tabdeeli|pichli tabdeeli|aakhri wala amal|pichla wala': 'pichla',
  snooze: 'snooze',
  'chhoro|chorh do|choordo|chhodna|chhorna|choro|chhodo': 'skip',
  'phir yaad dilao|phir yaad dilana|phir se yaad dilao|phir yaad dila dena': 'again yaaddilao',
  'dobara|dubara|dubarah|dobarah|firse|phr se|dobaara|phir se|phirse': 'again',
  'mainne|maine|main ne|mein ne|mene|meine|men ne': 'maine',
  'naya|nayi|nyi|nye|naye|nya': 'new',
  'ghante pehle|ghanta pehle': 'hour pehle',
  bhi: 'also',
  'number|nambar|numbr': 'number',
  'aur kya': 'and what',
  'sab kuch|sab kuchh|saara kuch|sab cheezein|har cheez': 'everything',
  'sab se pehla|sab se pehle|sab se pehli|sabse pehla|sabse pehle|sabse pehli': 'first',
  'dhai|dhaai|adhai|arhai|dhaee': 'dhai',
  'derh|dedh|dairh|dhed|deyrh': 'derh',
  'saarhe|sadhe|saadhe|sarhe|saday|saarhay|sadhay': 'saarhe',
  'sawa|sava': 'sawa',
  'paune|pone|ponay|paunay|pauney': 'paune',
  'dohrao|dohrana|duhrao|duhrana|dohraein|dohraen|dohraya|repeat': 'repeat',
  'dena|dijiye|dijiyega': 'dena',
  'bajaye|bajae|jagah|badle|badlay|jaga': 'instead',
  'abhi tak|ab tak|abhi bhi|ab bhi|ab': 'ab',
  'bhejo|bhejna|bhejein|bhejen|bhejiye|bheja karo|bheja karein|bhejte raho': 'bhejo',
  'galti|ghalti|galati|ghalati|galat': 'galat',
  'mujh se|mujhse|hum se|humse': 'mujhe',
  'guzishta kal|guzre kal|beete kal': 'yesterday',
  'liye|liay|lye|liyay|liey|waste|wastay': 'liye',
  'list mein daalna|list mein dalna|list mein likhna|list me daalna|list me dalna|list me likhna': 'list mein shamil',
  'bina tag|baghair tag|bagair tag|bina tag ke|tag ke baghair|koi tag nahi|koi tag nahi hai|tag nahi hai|tag nahi':
    'untagged',
  'har roz wale|rozana wale|roz wale|repeat hone wale|repeat wale|dohraye jane wale|baar baar wale': 'recurring',
  'tareekh ke hisaab se|tarikh ke hisab se|tareekh ki tarteeb se|date ke hisaab se|date ke hisab se|date wise|tareekh ke lihaz se':
    'sorted by date',
  'priority ke hisaab se|priority ke hisab se|ahmiyat ke hisaab se|ahmiyat ke hisab se|ahmiyat ki tarteeb se|priority wise|tarjeeh ke hisaab se':
    'sorted by priority',
  'naam ke hisaab se|naam ke hisab se|naam ki tarteeb se': 'sorted by title',
  'aakhir|akhir|ikhtitam|aakhiri din': 'aakhir',
  'jald az jald|jaldi se jaldi|jald se jald|jitni jaldi ho sake|jitna jaldi ho sake': 'asap',
  'subah sawere|subah savere|subah subah|subh sawere|subh subh': 'first thing',
  'dopahar ke khane ke baad|lunch ke baad|dopehar ke khane ke baad|dopahar ke khanay ke baad': 'after lunch',
  'ilawa|alawa|siwa|siwaye|chhor kar|chor kar|ilaawa|chhod kar': 'except',
  'sath|saath': 'saath',
};
