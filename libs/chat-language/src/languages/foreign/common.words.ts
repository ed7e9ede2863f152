/** The commonest words of languages that are not spoken here, with those of their todo sentences. */
export const commonWords: Readonly<Record<string, string>> = {
  fr: "le la les un une des du de et est que qui dans pour pas sur au aux avec ce cette je tu il elle nous vous ils mon ma mes ton ta son sa ne se plus mais ou où acheter ajouter ajoute demain aujourd aujourdhui bonjour merci tâche tache tâches liste rappelle rappelle-moi rappeler moi montre montre-moi supprimer supprime s'il dois faut faire pain lait appeler à en jours lundi mardi mercredi jeudi vendredi samedi dimanche matin soir heures quelles quoi comment peux-tu peux es sont suis quel quelle salut bonsoir termine terminer marque comme terminée toutes tout toute mes envoyer payer chez ma",
  de: 'der die das ein eine einen einem einer und ist ich du er sie es wir ihr nicht mit auf für fur von zu zum zur den dem des im am was wie wer wo bitte kaufen kaufe morgen heute abend guten hallo danke aufgabe aufgaben liste erinnere erinnern mich mir mein meine meinen milch brot anrufen löschen lösche zeige zeig hinzufügen füge muss kann montag dienstag mittwoch donnerstag freitag samstag sonntag uhr um nächste nächsten nach bei alle sind hast habe gibt noch auch erledigt kannst geht termin welche',
  es: 'el la los las un una unos de del y es que en por para con no se su lo al mi mis tu me como más pero sus este esta hay hola gracias comprar compra leche pan mañana hoy tarea tareas lista añadir añade agregar agrega recuérdame recordar recuerdame llamar borrar borra eliminar elimina mostrar muéstrame muestra lunes martes miércoles miercoles jueves viernes sábado sabado domingo noche favor qué que cuáles cuales tengo hacer a las buenos días buenas son está estas soy puedo quiero dime dónde cómo estás pendientes todas todo el médico',
  it: 'il lo la i gli le un uno una di del della dei e è che in per con non si su mi ti mio mia miei come più ma questo questa ciao grazie comprare compra latte pane domani oggi attività lista aggiungi aggiungere ricordami ricordare chiamare elimina cancella mostra mostrami lunedì martedì mercoledì giovedì venerdì sabato domenica sera favore cosa quali ho devo fare alle il sono buongiorno dei al alla nel ai ogni anche sei puoi stai tutti tutte tutto',
  pt: 'o a os as um uma de do da dos das e é que em no na nos por para com não se meu minha meus minhas como mais mas este esta olá ola obrigado obrigada comprar compre leite pão pao amanhã amanha hoje tarefa tarefas lista adicionar adicione lembre-me lembre lembrar ligar apagar apague excluir mostrar mostre segunda terça quarta quinta sexta sábado domingo noite favor quais tenho fazer às bom dia boa tarde está você eu ao pelo são tudo todas todos me',
  nl: 'de het een en van ik je jij is niet dat die in op te met voor zijn er aan om mijn maar hoe wat waar hallo dank bedankt kopen koop morgen vandaag taak taken lijst toevoegen voeg herinner herinneren mij bellen verwijder verwijderen toon maandag dinsdag woensdag donderdag vrijdag zaterdag zondag avond uur alstublieft alsjeblieft moet kan melk brood welke heb doen naar bij ook toe goedemorgen deze wil alle laat zien toon graag ben bent',
  tr: 'görevlerimi görevlerim ve bir bu da de için ile ne mi mı çok ben sen o biz siz var yok değil merhaba selam teşekkürler tesekkurler lütfen lutfen yarın yarin bugün bugun görev görevler liste ekle ekmek süt al sil göster hatırlat bana benim pazartesi salı çarşamba perşembe cuma cumartesi pazar saat akşam sabah ara yap nasılsın nasıl satın günaydın tüm her gibi daha kadar sonra hepsini listele tamamla',
  id: 'yang dan di ke dari untuk dengan ini itu tidak saya aku kamu anda ada akan bisa sudah pada adalah beli susu roti besok hari tugas daftar tambahkan tambah ingatkan hapus tampilkan tolong terima kasih halo selamat pagi malam senin selasa rabu kamis jumat sabtu minggu jam apa telepon lagi semua buat',
  pl: 'listy liście moje zadanie i w na z do nie się jest to że o jak ale po co za od ja ty mój moja moje dla tak cześć dzień dobry dziękuję proszę kupić kup mleko chleb jutro dziś dzisiaj zadanie zadania lista dodaj przypomnij mi usuń pokaż poniedziałek wtorek środa czwartek piątek sobota niedziela zadzwoń zadzwonić wszystkie mam muszę czy jakie',
  sv: 'och att det är en ett som på i av för med den inte jag du vi han hon om till från har min mitt mina hej tack köp köpa mjölk bröd imorgon morgon idag uppgift uppgifter lista lägg till påminn mig radera ta bort visa måndag tisdag onsdag torsdag fredag lördag söndag ring klockan alla vad snälla god kväll mamma',
  da: 'og at det er en et som på i af for med den ikke jeg du vi til fra har min mit mine hej tak køb købe mælk brød morgen dag opgave opgaver liste tilføj påmind mig slet vis mandag tirsdag onsdag torsdag fredag lørdag søndag ring klokken alle hvad venligst',
  no: 'og at det er en et som på i av for med den ikke jeg du vi til fra har min mitt mine hei takk kjøp kjøpe melk brød morgen dag oppgave oppgaver liste legg påminn meg slett vis mandag tirsdag onsdag torsdag fredag lørdag søndag ring klokken alle hva vennligst',
  fi: 'maito listalle listaan huomiseksi ja on ei se että en hän oli mutta kun niin minä sinä minun mikä mitä hei kiitos osta maitoa leipää huomenna tänään tehtävä tehtävät lista lisää muistuta minua poista näytä maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai soita kello kaikki ole hyvä mitkä',
  cs: 'a se v na je že s z do to o i ve by ale jako za po pro jsem jsi můj moje ahoj děkuji prosím koupit kup mléko chleba zítra dnes úkol úkoly seznam přidej připomeň mi smaž ukaž pondělí úterý středa čtvrtek pátek sobota neděle zavolat všechny co mám',
  ro: 'și si de la în cu pe un o nu este ce să sa pentru din mai mea meu mele salut bună mulțumesc cumpără lapte pâine mâine maine azi astăzi sarcină sarcini listă adaugă amintește-mi șterge arată luni marți miercuri joi vineri sâmbătă duminică sună te rog toate',
  hu: 'a az és egy nem hogy is van meg de ha én te szia köszönöm kérlek vegyél venni tejet kenyeret holnap ma feladat feladatok lista adj hozzá emlékeztess töröld mutasd hétfő kedd szerda csütörtök péntek szombat vasárnap mi összes',
  vi: 'và của là có không được trong cho một tôi bạn với này đã để mua sữa bánh mì ngày mai hôm nay nhiệm vụ danh sách thêm nhắc xóa hiển thị cảm ơn xin chào gọi lúc giờ tất cả những vào',
  sw: 'na ya wa kwa ni la za katika si mimi wewe nunua maziwa mkate kesho leo kazi orodha ongeza nikumbushe futa onyesha asante habari tafadhali jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili zangu zote',
  tl: 'ang ng sa mga na ay at ko mo ako ikaw siya hindi para bumili gatas tinapay bukas ngayon gawain listahan idagdag ipaalala burahin ipakita salamat kumusta lunes martes miyerkules huwebes biyernes sabado linggo lahat po mo akin',
  ca: "el la els les un una de del i és que en per amb no es al meu meva com més però hola gràcies comprar compra llet pa demà avui tasca tasques llista afegir afegeix recorda'm esborra mostra dilluns dimarts dimecres dijous divendres dissabte diumenge si us plau",
  ar: 'في من على إلى الى عن مع هذا هذه أن ان لا ما هل أنا انا أنت كل غدا غداً اليوم أضف اضف مهمة مهام قائمة المهام شراء اشتري الحليب حليب الخبز خبز ذكرني احذف حذف أظهر اعرض مرحبا شكرا شكراً الساعة مساء صباحا يوم الجمعة الاثنين لي مهامي قائمتي كيف حالك السلام عليكم يا بعد قبل التي الذي كان كانت عند اتصل بالطبيب صباح الخير أريد القائمة',
  fa: 'در از به را با این که است و برای آن یک من تو ما شما فردا امروز کار کارها لیست اضافه کن بخر خرید شیر نان یادآوری حذف نشان بده سلام ممنون لطفا ساعت شنبه یکشنبه جمعه همه چه چیست هایم های ام مرا می خواهم فهرست شب صبح تا هستم هست تماس بگیر',
};

/** Scripts of languages that are not spoken here. Japanese before Chinese: both have Han letters. */
export const scripts: readonly (readonly [string, string])[] = [
  ['ja', '[\\p{Script=Hiragana}\\p{Script=Katakana}]'],
  ['zh', '\\p{Script=Han}'],
  ['ko', '\\p{Script=Hangul}'],
  ['hi', '\\p{Script=Devanagari}'],
  ['ru', '\\p{Script=Cyrillic}'],
  ['el', '\\p{Script=Greek}'],
  ['he', '\\p{Script=Hebrew}'],
  ['th', '\\p{Script=Thai}'],
  ['bn', '\\p{Script=Bengali}'],
  ['ta', '\\p{Script=Tamil}'],
  ['te', '\\p{Script=Telugu}'],
  ['pa', '\\p{Script=Gurmukhi}'],
  ['gu', '\\p{Script=Gujarati}'],
  ['am', '\\p{Script=Ethiopic}'],
  ['ka', '\\p{Script=Georgian}'],
  ['hy', '\\p{Script=Armenian}'],
  ['my', '\\p{Script=Myanmar}'],
  ['km', '\\p{Script=Khmer}'],
  ['si', '\\p{Script=Sinhala}'],
  ['ml', '\\p{Script=Malayalam}'],
  ['kn', '\\p{Script=Kannada}'],
];

/** English words that none of those languages has among its commonest. */
export const englishWords =
  'the and for with my your our are this that these those what when where which who how why buy call add task tasks todo remind reminder tomorrow today tonight monday tuesday wednesday thursday friday saturday sunday every week month year day hour hours minutes delete remove complete finish finished mark done show list it i you they she from before next please thanks hello hi help undo redo move change rename priority urgent high low note tag due email send write read pay book clean wash meeting get pick make cook morning afternoon evening night weekly daily monthly yearly had does did not all any some new about into down first second third last reopen archive snooze skip cancel postpone set put give take need must should could would can dont im ive its whats done yes ok go start stop everything nothing how many much overdue pending completed tagged english urdu speak tell joke like love want feel think know see look find work home doctor dentist mom dad kids dog cat car milk bread eggs groceries school party birthday poem story music weather someone something anything dinner lunch breakfast office boss bank rent bill bills bored tired sorry yourself great good thank you there water plants trash report letter call phone ask walk run swim read learn study visit check fix wash iron fold vacuum prepare organize review update submit renew return feed water paint pack sell donate practice research draft print scan upload download deploy merge explain translate sing write';

/** As common in English as elsewhere: they speak for no language. */
export const sharedWords = 'todos a i o me in is am as an no so do to he we us my at';

/** Whole sentences that are a greeting or thanks in another language. */
export const foreignGreetings: Readonly<Record<string, string>> = {
  'bonjour|bonsoir|salut|merci|merci beaucoup|au revoir|bonne nuit|coucou': 'fr',
  'hola|gracias|muchas gracias|buenos días|buenos dias|buenas tardes|buenas noches|adiós|adios|hasta luego|qué tal|que tal':
    'es',
  'guten tag|guten morgen|guten abend|gute nacht|danke|danke schön|vielen dank|servus|moin|tschüss|auf wiedersehen':
    'de',
  'ciao|grazie|grazie mille|buongiorno|buonasera|arrivederci|ciao bella': 'it',
  'olá|obrigado|obrigada|muito obrigado|bom dia|boa tarde|boa noite|tchau': 'pt',
  'hallo daar|goedemorgen|goedenavond|dank je|dank je wel|dankjewel|tot ziens': 'nl',
  'merhaba|selam|günaydın|teşekkürler|teşekkür ederim|sağ ol|iyi geceler': 'tr',
  'namaste|dhanyavaad|dhanyavad|shubh prabhat': 'hi',
  'privet|spasibo|zdravstvuyte': 'ru',
  'hej hej|tack så mycket|god morgon': 'sv',
  'terima kasih|selamat pagi|selamat malam': 'id',
  'cześć|dzień dobry|dziękuję': 'pl',
  'ni hao|xie xie|nihao|xiexie': 'zh',
  'konnichiwa|arigato|arigatou|ohayo|sayonara': 'ja',
  'annyeong|annyeonghaseyo|kamsahamnida|gamsahamnida': 'ko',
};
