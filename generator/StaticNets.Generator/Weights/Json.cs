using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;

namespace StaticNets.Generator.Weights;

/// <summary>JSON through the reader that .NET Standard has: it shows an object as an element with a child for each member.</summary>
internal static class Json
{
    public static XmlReader Reader(byte[] json) => JsonReaderWriterFactory.CreateJsonReader(json, XmlDictionaryReaderQuotas.Max);

    /// <summary>The name of a member: one that is no name in XML stands in an attribute.</summary>
    public static string Name(XElement member) => member.Attribute("item")?.Value ?? member.Name.LocalName;

    public static XElement? Member(XElement parent, string name) => parent.Elements().FirstOrDefault(member => Name(member) == name);

    public static string? Text(XElement parent, string name) => Member(parent, name)?.Value;

    /// <summary>Whether a value is of this kind: <c>object</c>, <c>array</c>, <c>string</c>, <c>number</c>.</summary>
    public static bool Is(XElement value, string kind) => (value.Attribute("type")?.Value ?? "string") == kind;
}
