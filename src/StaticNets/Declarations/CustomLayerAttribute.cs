namespace StaticNets;

/// <summary>
/// Makes a static class the computation of a layer, which networks use by <c>[Custom(typeof(Maxout))]</c>. The class has two methods, which
/// the network calls for each sample, from several threads at a time: <c>static void Forward&lt;T&gt;(ReadOnlySpan&lt;T&gt; x,
/// Span&lt;T&gt; y)</c> writes the output y, and <c>static void Backward&lt;T&gt;(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; y,
/// ReadOnlySpan&lt;T&gt; dy, Span&lt;T&gt; dx)</c> writes the gradient dx of the loss with respect to x, given its gradient dy with respect
/// to y. y and dx are zero before the call. T is <see cref="float"/> or <see cref="double"/>; methods without a type parameter, of <see
/// cref="float"/> or <see cref="double"/>, fit networks of that precision.
/// </summary>
/// <remarks>
/// <para>
/// For each of <see cref="Parameters"/>, both methods take another <c>ReadOnlySpan&lt;T&gt;</c> with its values, and Backward behind it a
/// <c>Span&lt;T&gt;</c> for its gradient, to which the method adds: it holds the sum over the samples before. Tensors with several axes lie
/// row by row, without gaps.
/// </para>
/// <para>
/// Last, a method may take axes of the input, as parameters of type <see cref="int"/> that have the names of the axes in <see
/// cref="Input"/>.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CustomLayerAttribute : Attribute
{
    /// <summary>
    /// Names of the input's axes, channels last: <c>"n"</c>, <c>"steps, features"</c>, <c>"height, width, channels"</c>. Without it the
    /// layer takes values of any shape, and its output has the same shape.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>
    /// The output's axes, computed from those of the input by <c>+ - * / %</c>, brackets and integers: <c>"n / 2"</c>,
    /// <c>"height, width, 2 * channels"</c>. Divisions must have no remainder. Without it the output has the shape of the input.
    /// </summary>
    public string? Output { get; set; }

    /// <summary>
    /// The layer's tensors, each with its name, its axes in square brackets and, behind an equals sign, its initial values, as a number or
    /// as a member of <see cref="Initializer"/>: <c>"scale[n] = 1"</c>, <c>"kernel[n, 4] = HeNormal"</c>. By default a tensor with one axis
    /// begins with zeros, and one with several axes is drawn by <see cref="Initializer.GlorotNormal"/>.
    /// </summary>
    public string[] Parameters { get; set; } = [];
}
