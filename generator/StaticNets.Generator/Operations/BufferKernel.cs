using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A kernel that takes buffers by reference, and plain arguments behind them.</summary>
internal static class BufferKernel
{
    /// <param name="buffers">Names of the buffers, in the order of the call.</param>
    /// <param name="others">The other parameters, as they stand in the declaration.</param>
    /// <param name="body">Writes what it does.</param>
    public static void Write(Pass pass, string name, string summary, IEnumerable<string> buffers, string others, Action<CodeWriter> body) =>
        pass.Kernels.Add(
            name,
            writer =>
            {
                string parameters = string.Join(", ", buffers.Select(buffer => $"ref {pass.Element.Keyword} {buffer}"));
                writer.Blank();
                writer.Summary(summary);
                writer.Line(JitHints.Optimized);
                writer.Open($"private static void {name}({parameters}, {others})");
                body(writer);
                writer.Close();
            }
        );
}
