using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A kernel that runs once over whole padded rows, vector by vector.</summary>
internal static class VectorLoop
{
    /// <param name="sources">Names of the buffers that are read.</param>
    /// <param name="destination">Name of the buffer that is written.</param>
    /// <param name="rowStride">Elements of a row, the same in all of them.</param>
    /// <param name="body">Writes what happens to the vector that begins at element <c>i</c>.</param>
    public static void Write(
        Pass pass,
        string name,
        string summary,
        IEnumerable<string> sources,
        string destination,
        long rowStride,
        Action<CodeWriter> body
    ) =>
        pass.Kernels.Add(
            name,
            writer =>
            {
                string keyword = pass.Element.Keyword;
                string parameters = string.Join(", ", sources.Append(destination).Select(buffer => $"ref {keyword} {buffer}"));
                writer.Blank();
                writer.Summary(summary);
                writer.Line(pass.JitHint);
                writer.Open($"private static void {name}({parameters}, nuint rows)");
                writer.Open($"for (nuint i = 0; i < rows * {Literals.Integer(rowStride)}; i += Lanes)");
                body(writer);
                writer.Close();
                writer.Close();
            }
        );
}
