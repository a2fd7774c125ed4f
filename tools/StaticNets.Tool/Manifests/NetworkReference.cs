using StaticNets.Tool.Text;

namespace StaticNets.Tool.Manifests;

/// <summary>A network on the command line: an assembly and a class in it.</summary>
/// <param name="Assembly">Path of the assembly.</param>
/// <param name="Type">Full name of the class, with a dot or a plus before the name of a nested class.</param>
internal sealed record NetworkReference(string Assembly, string Type)
{
    /// <summary>Parses <c>APP.dll:Namespace.Type</c>; the path may contain colons.</summary>
    /// <exception cref="ToolException">The text has another form.</exception>
    public static NetworkReference Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        bool isPath = colon >= 0 && text.AsSpan(colon).ContainsAny('/', '\\');
        return colon > 0 && colon < text.Length - 1 && !isPath
            ? new NetworkReference(text[..colon], text[(colon + 1)..])
            : throw new ToolException($"Expected --network APP.dll:Namespace.Type, found '{text}'.");
    }
}
