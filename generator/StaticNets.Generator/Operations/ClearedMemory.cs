using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The text of statements that set memory to zero.</summary>
internal static class ClearedMemory
{
    /// <param name="buffer">The name of the reference to the first element.</param>
    /// <param name="length">The text of the number of elements, an <see langword="int"/>.</param>
    public static string Statement(string buffer, string length) =>
        $"{Qualified.InteropServices}MemoryMarshal.CreateSpan(ref {buffer}, {length}).Clear();";
}
