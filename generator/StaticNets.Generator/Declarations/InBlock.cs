using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Where in a block the layer stands whose problem is reported at the use of the block. Only the analyzer needs it: line numbers in a
/// declaration would make the generator print networks again after each edit above the block.
/// </summary>
/// <param name="text">The layer and its line, as messages say them; empty for a problem outside of blocks.</param>
/// <param name="locations">The attributes in the source, the layer first, for the additional locations of the diagnostic.</param>
internal sealed class InBlock(string text, IReadOnlyList<Location> locations)
{
    public bool IsEmpty => text.Length == 0;

    public IReadOnlyList<Location> Locations => locations;

    /// <param name="way">The attributes that lead to the layer; empty for a problem outside of blocks.</param>
    public static InBlock Of(IReadOnlyList<AttributeData> way, Location use, CancellationToken cancellation)
    {
        AttributeSyntax[] written =
        [
            .. way.Skip(1)
                .Reverse()
                .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation))
                .OfType<AttributeSyntax>(),
        ];
        string text =
            way.Count == 0 ? ""
            : way[way.Count - 1].ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax layer ? Line(layer, use)
            : $" ([{AttributeNames.Kind(way[way.Count - 1])}] in the assembly {way[way.Count - 2].AttributeClass!.ContainingAssembly.Name})";
        return new InBlock(text, [.. written.Select(attribute => attribute.GetLocation())]);
    }

    /// <summary>Returns the arguments of a message, with the line in the block if the message has a place for it.</summary>
    public object[] Complete(Problem problem)
    {
        object[] words = [.. problem.Arguments];
        if (problem.Id == ProblemIds.BlockDoesNotFit)
        {
            words[words.Length - 1] = text;
        }

        return words;
    }

    private static string Line(AttributeSyntax attribute, Location use)
    {
        FileLinePositionSpan place = attribute.GetLocation().GetLineSpan();
        string line = Literals.Integer(place.StartLinePosition.Line + 1);
        string file = attribute.SyntaxTree == use.SourceTree ? "" : " of " + Path.GetFileName(place.Path);
        string source = string.Join(" ", attribute.ToString().Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return $" (line {line}{file}: [{source}])";
    }
}
