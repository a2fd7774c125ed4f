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
    ) => Write(pass, name, summary, sources, destination, $"rows * {Literals.Integer(rowStride)}", body, "nuint rows");

    /// <summary>The same over so many elements, whatever the number of samples.</summary>
    /// <param name="length">Number of elements.</param>
    /// <param name="parameters">Further parameters.</param>
    public static void WriteFixed(
        Pass pass,
        string name,
        string summary,
        IEnumerable<string> sources,
        string destination,
        long length,
        Action<CodeWriter> body,
        params string[] parameters
    ) => Write(pass, name, summary, sources, destination, Literals.Integer(length), body, parameters);

    private static void Write(
        Pass pass,
        string name,
        string summary,
        IEnumerable<string> sources,
        string destination,
        string length,
        Action<CodeWriter> body,
        params string[] others
    ) =>
        pass.Kernels.Add(
            name,
            writer =>
            {
                string keyword = pass.Element.Keyword;
                IEnumerable<string> buffers = sources.Append(destination).Select(buffer => $"ref {keyword} {buffer}");
                string parameters = string.Join(", ", buffers.Concat(others));
                writer.Blank();
                writer.Summary(summary);
                writer.Line(pass.JitHint);
                writer.Open($"private static void {name}({parameters})");
                writer.Open($"for (nuint i = 0; i < {length}; i += Lanes)");
                body(writer);
                writer.Close();
                writer.Close();
            }
        );
}
