/**
 * The names of the months as dates bear them, with their usual short forms and the cases that languages put them
 * in, folded: English, German, French, Dutch, Italian, Spanish, Portuguese, Polish, Czech, Slovak, the Nordic and
 * Baltic languages, Hungarian, Romanian, Croatian, Slovenian, Turkish, Russian, Ukrainian, Bulgarian, Greek, Catalan,
 * Indonesian and Malay.
 */
const NAMES = [
	'january januar janvier janner jan janv januari enero ene gennaio gen janeiro styczen stycznia sty leden ledna januara tammikuu tammikuuta ianuarie ian ocak sijecanj sijecnja januarja jaanuar janvaris sausis sausio gener января січня януари ιανουαριου ιανουαριος ιαν',
	'february februar fevrier feb fev fevr februari febbraio febrero fevereiro luty lutego lut unor unora februara helmikuu helmikuuta februarie subat veljaca veljace februarja veebruar februaris vasaris vasario febrer pebruari февраля лютого февруари φεβρουαριου φεβρουαριος φεβ',
	'march marz maerz mars mar mrz maart mrt marzo marco marzec marca brezen brezna maaliskuu maaliskuuta marcius marc martie mart ozujak ozujka marec marts kovas kovo maret mac марта березня март μαρτιου μαρτιος μαρ',
	'april avril apr avr aprile abril abr kwiecien kwietnia kwi duben dubna aprila huhtikuu huhtikuuta aprilis aprilie nisan travanj travnja aprill balandis balandzio апреля квітня април απριλιου απριλιος απρ',
	'may mai mei maggio mag mayo maio maj maja kveten kvetna toukokuu toukokuuta majus mayis svibanj svibnja maijs geguze geguzes maig maija мая травня маи μαιου μαιος μαι',
	'june juni juin jun giugno giu junio junho czerwiec czerwca cze cerven cervna juna kesakuu kesakuuta junius iunie iun haziran lipanj lipnja junija juuni junijs birzelis birzelio juny июня червня юни ιουνιου ιουνιος ιουν',
	'july juli juillet jul juil luglio lug julio julho lipiec lipca lip cervenec cervence jula heinakuu heinakuuta julius iulie iul temmuz srpanj srpnja julija juuli julijs liepa liepos juliol julai июля липня юли ιουλιου ιουλιος ιουλ',
	'august aout aug augustus augusti agosto ago sierpien sierpnia sie srpen srpna augusta elokuu elokuuta augusztus agustos kolovoz kolovoza avgust avgusta augusts rugpjutis rugpjucio agost agustus ogos августа серпня август αυγουστου αυγουστος αυγ',
	'september septembre sep sept settembre set septiembre setiembre setembro wrzesien wrzesnia wrz zari septembra syyskuu syyskuuta szeptember szept septembrie eylul rujan rujna septembris rugsejis rugsejo setembre сентября вересня септември σεπτεμβριου σεπτεμβριος σεπ σεπτ',
	'october oktober octobre oct okt ottobre ott octubre outubro out pazdziernik pazdziernika paz rijen rijna oktobra lokakuu lokakuuta octombrie ekim oktoober oktobris spalis spalio октября жовтня октомври οκτωβριου οκτωβριος οκτ',
	'november novembre nov noviembre novembro listopad listopadu listopada lis novembra marraskuu marraskuuta noiembrie kasim studeni studenog studenoga novembris lapkritis lapkricio ноября листопада ноември νοεμβριου νοεμβριος νοε',
	'december dezember decembre dec dez dicembre dic diciembre dezembro grudzien grudnia gru prosinec prosince decembra joulukuu joulukuuta decembrie aralik prosinac prosinca detsember decembris gruodis gruodzio desember desembre disember des декабря грудня декември δεκεμβριου δεκεμβριος δεκ',
];

/** The number of each month by its folded names. */
export const MONTHS: ReadonlyMap<string, number> = new Map(NAMES.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])));
