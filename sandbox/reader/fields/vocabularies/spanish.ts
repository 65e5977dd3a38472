import type { Vocabulary } from '../vocabulary';

export const SPANISH: Vocabulary = {
	vendorName: '+emisor|+proveedor|+vendedor|+emitido por|+expedido por|+razon social emisor|+nombre emisor|+prestador|razon social|titular|titular de la cuenta|beneficiario',
	vendorTaxId: '+nif|+cif|+n i f|+c i f|+rfc|+ruc|+cuit|+nit|+rut|+r u t|+r u c|+rfc emisor|+cif nif|+nif cif|+id fiscal|+nro ruc',
	customerName: '+cliente|+nombre del cliente|+nombre cliente|+datos del cliente|+datos cliente|+facturar a|+facturado a|+facturar para|+factura a|+cobrar a|+receptor|+adquirente|+comprador|+senor es|+sr es|+senores|+razon social cliente|+apellido y nombre razon social|+datos de facturacion|+nombre receptor|+destinatario|+adquiriente|+direccion de facturacion|a nombre de|para',
	invoiceNumber: '+folio|+folio fiscal interno|+serie y folio|+serie folio|+n° comprobante|+comp nro|+factura serie|+serie y numero|+numero de serie y folio|+n° de autorizacion interno|-factura|-factura simplificada|-factura rectificativa|-boleta|-boleta de venta|-recibo|-nota de credito|-comprobante|-factura electronica|-factura de venta|-boleta electronica|-boleta de venta electronica|-factura proforma',
	invoiceDate: '+fecha de factura|+fecha factura|+fecha de la factura|+fecha de emision|+fecha emision|+fecha de expedicion|+fecha expedicion|+fecha del documento|+fecha documento|+fecha de facturacion|+fecha y hora de emision|+fecha de generacion|+fecha y hora|+fecha comprobante|+fecha hora emision|=fecha',
	dueDate: '+fecha de vencimiento|+fecha vencimiento|+vencimiento|+vence|+vto|+fecha vto|+fecha de pago|+fecha limite de pago|+pagar antes de|+pagar antes del|+fecha de vto para el pago|+fecha limite|+f vencimiento',
	serviceStartDate: '+fecha de entrega|+fecha entrega',
	servicePeriod: '+periodo|+periodo facturado|+periodo de facturacion',
	purchaseOrderNumber: '+orden de compra|+n° orden de compra|+pedido|+numero de pedido|+n° pedido|+n° de pedido|+su pedido|+orden de compra n°|+o c',
	subtotal: '+subtotal|+sub total|+base imponible|+base|+total base imponible|+importe neto|+importe neto gravado|+neto gravado|+neto|+total neto|+monto neto|+valor venta|+op gravada|+op gravadas|+operacion gravada|+total sin iva|+total s iva|+total antes de impuestos|+importe sin iva|+gravado|+total bruto|+suma|+valor de venta',
	discount: '+descuento|+descuentos|+total descuento|+dto|+total descuentos',
	shipping: '+envio|+gastos de envio|+coste de envio|+costo de envio|+portes|+flete|+transporte',
	taxRate: '+tipo iva|+% iva|+tipo impositivo|+alicuota|+tasa',
	tax: '+iva|+i v a|+igv|+i g v|+itbis|+igic|+total iva|+cuota|+cuota iva|+importe iva|+iva incluido|+impuesto|+impuestos|+total impuestos|+impuestos trasladados|+impuesto al valor agregado|+iva total|+total igv|+total impuesto',
	total: '+total|+total factura|+importe total|+total a pagar|+total general|+total con iva|+total iva incluido|+monto total|+valor total|+total eur|+total euros|+total documento|+importe total factura|+total factura eur|+total mxn|+total cop|+total s|+total comprobante|+importe total de la venta|+total venta|+total importe|+total clp|+total neto a pagar|+total ars|+liquido',
	amountPaid: '+pagado|+importe pagado|+anticipo|+anticipos|+abono|+a cuenta|+pago recibido|+senal|+pagos',
	amountDue: '+importe a pagar|+saldo|+saldo pendiente|+pendiente de pago|+importe pendiente|+total adeudado|+pendiente|+saldo a pagar|+monto a pagar|+por pagar',
	paymentTerms: '+condiciones de pago|+forma de pago|+metodo de pago|+terminos de pago|+condicion de pago|+condicion de venta',
	other: 'numero de cliente|n° cliente|codigo cliente|codigo de cliente|cod cliente|fecha de pedido|fecha pedido|domicilio|domicilio comercial|domicilio fiscal|direccion|direccion de envio|telefono|tel|pagina|banco|cuenta|cuenta bancaria|descripcion|cantidad|precio|importe|concepto|concepto s|condicion frente al iva|ingresos brutos|inicio de actividades|fecha de inicio de actividades|cae|cae n°|fecha de vto de cae|uso cfdi|lugar de expedicion|regimen fiscal|folio fiscal|uuid|no de serie del certificado|sello digital|punto de venta|moneda|tipo de cambio|ciudad|email|correo|correo electronico|provincia|codigo|vendedor n°|albaran|n° albaran|referencia|resolucion|timbre electronico|guia de remision|nombre|numero|contacto|entregar a|lugar de entrega|efectos fiscales al pago|registro mercantil',
};
