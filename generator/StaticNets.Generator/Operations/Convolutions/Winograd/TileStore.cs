using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>What happens to the sums of a convolution in tiles before they are stored.</summary>
/// <param name="HasBias">Whether a bias for each filter is added.</param>
/// <param name="Accumulates">Whether the sums are added to what the result contains.</param>
/// <param name="Apply">The activation that is applied.</param>
/// <param name="Through">The activation by whose derivative the sums are multiplied.</param>
internal sealed record TileStore(bool HasBias, bool Accumulates, ActivationFunction? Apply, ActivationFunction? Through)
{
    /// <summary>The name of the output of the activation in <see cref="Through"/>.</summary>
    public string Output { get; init; } = "x";

    public static TileStore Of(ProductEnds ends) => new(ends.Bias is not null, ends.Accumulates, ends.Apply, ends.Finish?.Function);

    /// <summary>The parameters that the function of the convolution has for them.</summary>
    public IEnumerable<string> Operands => [.. HasBias ? ["bias"] : (string[])[], .. Through is null ? (string[])[] : [Output]];

    /// <summary>Emits the type argument of <see cref="TileWriter"/>.</summary>
    /// <param name="function">The name of the function of the convolution.</param>
    public void Write(CodeWriter writer, string element, string name, string function)
    {
        string sum =
            HasBias ? "S.Add(sum, S.Load(ref start, filter))"
            : Accumulates ? "S.Add(sum, S.Load(ref y, at))"
            : "sum";
        VectorMath math = VectorMath.Of(writer, element);
        string declaration =
            $"public static void Store(V sum, ref {element} start, ref {element} y, ref {element} output, nuint at, nuint filter)";
        writer.Blank();
        writer.Line($"""/// <summary>The last operations of <see cref="{function}"/>.</summary>""");
        writer.Open($"private readonly struct {name} : {TileWriter.Interface}");
        if (Through is null)
        {
            writer.Member(declaration, $" => S.Store({Apply?.Apply(math, sum) ?? sum}, ref y, at);");
        }
        else
        {
            writer.Open(declaration);
            writer.Line("V x = S.Load(ref output, at);");
            writer.Line($"S.Store({Through.Differentiate(math, sum, "x")}, ref y, at);");
            writer.Close();
        }

        writer.Close();
    }
}
