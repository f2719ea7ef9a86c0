package dev.tradewind.connector.feed;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A reader of XML from outside: no document types, so no entities of its own and nothing fetched from elsewhere. */
final class SafeXml {
    private SafeXml() {}

    static XMLStreamReader reader(byte[] body) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("the answer asks for " + systemId + ", which is never fetched");
        });
        return factory.createXMLStreamReader(new ByteArrayInputStream(body));
    }
}
