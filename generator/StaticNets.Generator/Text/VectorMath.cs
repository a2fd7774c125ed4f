namespace StaticNets.Generator.Text;

/// <summary>Writes calls of the library's vector functions, <c>SimdMath</c>.</summary>
/// <param name="Type">The name of the class <c>SimdMath</c> in the emitted file, simple or fully qualified.</param>
/// <param name="Keyword">The number format, <c>float</c> or <c>double</c>.</param>
internal sealed record VectorMath(string Type, string Keyword)
{
    public static VectorMath Of(CodeWriter writer, string keyword) => new(writer.Names.SimdMath, keyword);

    /// <summary>Returns a call such as <c>SimdMath.Exp&lt;S, V, float&gt;(x)</c>.</summary>
    public string Call(string function, string arguments) => $"{Type}.{function}<S, V, {Keyword}>({arguments})";
}
