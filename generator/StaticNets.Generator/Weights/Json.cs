using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;

namespace StaticNets.Generator.Weights;

/// <summary>
/// Parses JSON with the reader of .NET Standard, which represents an object as an XML element with one child for each member.
/// </summary>
internal static class Json
{
    public static XmlReader Reader(byte[] json) => JsonReaderWriterFactory.CreateJsonReader(json, XmlDictionaryReaderQuotas.Max);

    /// <summary>Returns the name of a member. If the name is not valid in XML, the reader stores it in the attribute <c>item</c>.</summary>
    public static string Name(XElement member) => member.Attribute("item")?.Value ?? member.Name.LocalName;

    public static XElement? Member(XElement parent, string name) => parent.Elements().FirstOrDefault(member => Name(member) == name);

    public static string? Text(XElement parent, string name) => Member(parent, name)?.Value;

    /// <summary>Whether a value is of a JSON type: <c>object</c>, <c>array</c>, <c>string</c>, <c>number</c>.</summary>
    public static bool Is(XElement value, string kind) => (value.Attribute("type")?.Value ?? "string") == kind;
}
