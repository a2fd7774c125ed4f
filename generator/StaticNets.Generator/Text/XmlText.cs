namespace StaticNets.Generator.Text;

/// <summary>Text inside an XML documentation comment.</summary>
internal static class XmlText
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
