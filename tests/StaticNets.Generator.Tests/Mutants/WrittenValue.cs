using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNets.Generator.Tests.RandomDeclarations;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>A number, a name or an enum member in a declaration.</summary>
/// <param name="Network">The declaration.</param>
/// <param name="Layer">The layer whose attribute contains the value; null for <c>[Network]</c> and <c>[Input]</c>.</param>
/// <param name="Attribute">Name of the attribute, without <c>Attribute</c>.</param>
/// <param name="Argument">Name of the constructor parameter or of the property.</param>
/// <param name="Item">Index of the value if the argument has several values, otherwise 0.</param>
/// <param name="Span">The position of the value in the printed declaration.</param>
/// <param name="Text">The value as it is written.</param>
internal sealed record WrittenValue(
    RandomNetwork Network,
    RandomLayer? Layer,
    string Attribute,
    string Argument,
    int Item,
    TextSpan Span,
    string Text
)
{
    public string Owner => $"{Attribute}.{Argument}";

    /// <summary>Parses a declaration and returns all its values; the name of a positional argument is the name of its parameter.</summary>
    /// <param name="text">The printed declaration.</param>
    public static IEnumerable<WrittenValue> Of(RandomNetwork network, string text)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        int layer = 0;
        foreach (AttributeSyntax attribute in root.DescendantNodes().OfType<AttributeSyntax>())
        {
            string name = attribute.Name.ToString();
            RandomLayer? owner = name is "Network" or "Input" ? null : network.Layers[layer++];
            AttributeArgumentSyntax[] arguments = [.. attribute.ArgumentList?.Arguments ?? []];
            int positional = arguments.Count(argument => argument.NameEquals is null);
            for (int i = 0; i < arguments.Length; i++)
            {
                NameSyntax? written = arguments[i].NameEquals?.Name ?? arguments[i].NameColon?.Name;
                (string parameter, int item) = Parameter(name, i, positional);
                yield return new(
                    network,
                    owner,
                    name,
                    written?.ToString() ?? parameter,
                    written is null ? item : 0,
                    arguments[i].Expression.Span,
                    arguments[i].Expression.ToString()
                );
            }
        }
    }

    private static (string Name, int Item) Parameter(string attribute, int index, int count) =>
        attribute switch
        {
            "Dense" or "RadialBasis" or "LiquidState" or "Twice" => ("units", 0),
            "Scale" => ("factor", 0),
            "GroupNormalization" => ("groups", 0),
            "Constant" => ("values", index),
            _ when RandomPieces.Recurrent.Contains(attribute) => ("units", 0),
            "Conv1D" or "Conv2D" or "SeparableConv2D" or "Conv2DTranspose" when count == 2 => (index == 0 ? "filters" : "kernel", 0),
            "DepthwiseConv2D" => (
                count == 1 ? "kernel"
                : index == 0 ? "kernelHeight"
                : "kernelWidth",
                0
            ),
            "Conv2D" or "SeparableConv2D" or "Conv2DTranspose" => (
                ((string[])["filters", "kernelHeight", "kernelWidth"])[Math.Min(index, 2)],
                0
            ),
            "MaxPooling1D" or "AveragePooling1D" => ("window", 0),
            "MultiHeadAttention" => (index == 0 ? "heads" : "keyDimension", 0),
            "RepeatVector" => ("n", 0),
            "Embedding" => (index == 0 ? "vocabulary" : "features", 0),
            "MaxPooling2D" or "MinPooling2D" or "AveragePooling2D" => (
                count == 1 ? "window"
                : index == 0 ? "windowHeight"
                : "windowWidth",
                0
            ),
            "Slice" => (((string[])["axis", "start", "end"])[Math.Min(index, 2)], 0),
            "Permute" => ("order", index),
            "Cropping2D" when count == 1 => ("cropping", 0),
            "ZeroPadding2D" when count == 1 => ("padding", 0),
            "UpSampling2D" when count == 1 => ("size", 0),
            "Cropping2D" or "ZeroPadding2D" or "UpSampling2D" => (index == 0 ? "height" : "width", 0),
            "PixelShuffle" => ("factor", 0),
            "LocalResponseNormalization" => ("size", 0),
            "Dropout" or "SpatialDropout2D" => ("rate", 0),
            "GaussianNoise" => ("deviation", 0),
            "Activation" => ("activation", 0),
            "Add" or "Multiply" or "Subtract" or "Average" or "Maximum" or "Minimum" or "Concatenate" => ("layers", index),
            _ => ("shape", index),
        };
}
