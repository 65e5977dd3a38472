import type { Vocabulary } from '../vocabulary';

export const PORTUGUESE: Vocabulary = {
	vendorName: '+emitente|+prestador|+prestador de servicos|+prestador do servico|+fornecedor|+vendedor|+nome razao social emitente|+beneficiario|razao social|cedente',
	vendorTaxId: '+cnpj|+nif|+contribuinte|+n° contribuinte|+n contribuinte|+nipc|+cnpj cpf|+cpf cnpj|+n i f|+numero de contribuinte',
	customerName: '+cliente|+nome do cliente|+tomador|+tomador de servicos|+tomador do servico|+destinatario|+destinatario remetente|+faturar a|+faturado a|+faturar para|+exmo s sr s|+exmos srs|+exmo sr|+exmos senhores|+exmo s senhor es|+dados do cliente|+comprador|+pagador|+sacado|+morada de faturacao|+endereco de cobranca',
	invoiceNumber: '+numero da nota|+numero da nfs e|+numero da nota fiscal|+n° nf e|+nf e n°|+nf e|+nota fiscal n°|+documento n°|+fatura recibo n°|+n° do documento|+fatura n°|-fatura|-factura|-fatura recibo|-factura recibo|-nota fiscal|-recibo|-nota de credito|-fatura simplificada|-nota fiscal de servicos eletronica|-danfe',
	invoiceDate: '+data da fatura|+data fatura|+data da factura|+data de emissao|+data emissao|+data da emissao|+emissao|+emitida em|+emitido em|+data e hora de emissao|+data e hora da emissao|+data doc|+data do documento|+data documento|=data',
	dueDate: '+vencimento|+data de vencimento|+data vencimento|+data do vencimento|+pagar ate|+data limite de pagamento|+pagamento ate|+data limite pagamento',
	serviceStartDate: '+data de entrega|+data da prestacao|+competencia',
	servicePeriod: '+periodo|+periodo de faturacao|+periodo de referencia',
	purchaseOrderNumber: '+n° encomenda|+encomenda n°|+pedido|+numero do pedido|+n° do pedido|+ordem de compra|+pedido de compra|+nota de encomenda',
	subtotal: '+subtotal|+sub total|+total iliquido|+iliquido|+incidencia|+total liquido|+valor liquido|+base de incidencia|+base de calculo|+valor dos produtos|+valor total dos produtos|+total sem iva|+subtotal sem iva|+base tributavel|+mercadoria servicos|+valor dos servicos|+total antes de impostos',
	discount: '+desconto|+descontos|+total descontos|+desconto comercial|+valor do desconto',
	shipping: '+portes|+frete|+valor do frete|+envio|+custos de envio|+transporte',
	taxRate: '+taxa iva|+taxa de iva|+aliquota|+taxa',
	tax: '+iva|+total iva|+valor iva|+total do iva|+iva total|+imposto|+impostos|+total impostos|+total de impostos|+icms|+iss|+valor do iss|+valor do icms|+total imposto',
	total: '+total|+total geral|+total a pagar|+total da fatura|+total fatura|+total da nota|+valor total|+valor total da nota|+valor total da nota fiscal|+montante total|+total com iva|+total documento|+total do documento|+total eur|+total euros|+valor a pagar|+total r|+valor total do servico|+total da factura|+valor total r|+total final|+valor da nota',
	amountPaid: '+pago|+valor pago|+adiantamento|+ja pago|+pagamentos|+sinal',
	amountDue: '+valor em divida|+montante em divida|+saldo|+saldo devedor|+em divida|+valor cobrado|+a pagar|+montante a pagar',
	paymentTerms: '+condicoes de pagamento|+cond pagamento|+forma de pagamento|+condicao de pagamento|+meio de pagamento',
	other: 'n° cliente|codigo do cliente|cod cliente|v n° contrib|v contribuinte|morada|endereco|local de descarga|local de carga|carga|descarga|telefone|pagina|banco|conta|agencia|descricao|quantidade|preco|valor|artigo|designacao|atcud|chave de acesso|protocolo de autorizacao|inscricao estadual|inscricao municipal|natureza da operacao|processado por programa certificado|moeda|cambio|vossa referencia|v ref|requisicao|via|original|duplicado|triplicado|municipio|cidade|bairro|cep|codigo de verificacao|data de entrega|encomenda|nome|numero|capital social|nome razao social|linha digitavel|nosso numero',
};
