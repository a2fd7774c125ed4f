namespace StaticNets.Generator.Text;

/// <summary>Escapes text for XML documentation comments.</summary>
internal static class XmlText
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
