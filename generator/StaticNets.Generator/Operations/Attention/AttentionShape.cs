using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Attention;

/// <summary>The sizes of an attention over the steps of a sequence, and which steps a step sees.</summary>
/// <param name="Heads">Number of heads. Each has its own columns of queries, keys and values.</param>
/// <param name="KeyLength">Length of a query and of a key of one head.</param>
/// <param name="ValueLength">Length of a value of one head.</param>
/// <param name="IsCausal">Whether a step sees itself and earlier steps only.</param>
/// <param name="Window">Number of steps that a step of a causal attention sees at most; 0 for all.</param>
internal sealed record AttentionShape(long Heads, long KeyLength, long ValueLength, bool IsCausal, long Window)
{
    // The count of the steps is stored as an element and reaches twice the window. Single precision holds all integers up to 2²⁴.
    private const long MostWindow = 1 << 23;

    /// <summary>Length of the queries, and of the keys, of all heads.</summary>
    public long Keys => Saturate.Multiply(Heads, KeyLength);

    /// <summary>Length of the values, and of the outputs, of all heads.</summary>
    public long Values => Saturate.Multiply(Heads, ValueLength);

    /// <summary>Whether one step can be computed from the keys and values of a bounded number of steps.</summary>
    public bool HasState => IsCausal && Window is > 0 and <= MostWindow && StateLength <= Shape.MaxLength;

    /// <summary>
    /// Number of elements in the caller's state: keys and values of twice the window, <c>[2 · window, keys + values]</c>, and one element
    /// that counts the steps.
    /// </summary>
    public long StateLength => Saturate.Add(Saturate.Multiply(2 * Window, Saturate.Add(Keys, Values)), 1);

    /// <summary>The shape of queries and keys, <c>[heads, key length]</c>.</summary>
    public Shape OfKeys => Shape.Of(Heads, KeyLength);

    /// <summary>The shape of values and outputs, <c>[heads, value length]</c>.</summary>
    public Shape OfValues => Shape.Of(Heads, ValueLength);

    /// <summary>The steps that a step sees, for comments.</summary>
    public string Seen =>
        !IsCausal ? "all steps"
        : Window > 0 ? $"itself and the {Window - 1} steps before it"
        : "itself and all steps before it";

    /// <summary>
    /// Opens the loops over samples, steps and heads of sequences, <c>[steps, samples, heads · length]</c>. It defines <c>row</c>, the row of
    /// the step; <c>seen</c>, the row of the first step that it sees; and <c>count</c>, the number of steps that it sees.
    /// </summary>
    /// <param name="hasLengths">Whether samples may end before the last step; none of their steps then sees the steps after the end.</param>
    public void OpenLoops(CodeWriter writer, bool hasLengths)
    {
        writer.Line("nuint samples = rows / steps;");
        writer.Open("for (nuint sample = 0; sample < samples; sample++)");
        if (hasLengths)
        {
            string length = $"(nuint){writer.Names.At("lengths", "sample")}";
            writer.Line($"nuint length = {writer.Names.Unsafe}.IsNullRef(ref lengths) ? steps : {length};");
        }

        writer.Open("for (nuint step = 0; step < steps; step++)");
        writer.Line("nuint row = (step * samples) + sample;");
        if (IsCausal && Window > 0)
        {
            writer.Line($"nuint first = step < {Literals.Integer(Window)} ? 0 : step - {Literals.Integer(Window - 1)};");
            writer.Line("nuint seen = (first * samples) + sample;");
            writer.Line("nuint count = step + 1 - first;");
        }
        else
        {
            writer.Line("nuint seen = sample;");
            writer.Line($"nuint count = {(IsCausal ? "step + 1" : hasLengths ? "length" : "steps")};");
        }

        OpenHeads(writer);
    }

    public void OpenHeads(CodeWriter writer) => writer.Open($"for (nuint head = 0; head < {Literals.Integer(Heads)}; head++)");

    /// <summary>Returns a reference to the first element that a head has in a row: <c>ref q[row, head]</c>.</summary>
    /// <param name="at">The first element of the row, as C# text.</param>
    public static string OfHead(CodeWriter writer, string buffer, string at, long length) =>
        "ref " + writer.Names.At(buffer, Arithmetic.Sum(at, Arithmetic.Times("head", length)));
}
