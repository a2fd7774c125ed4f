using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace StaticNets.Generator.Tests.Support;

/// <summary>An expected diagnostic: <c>{|SNET1001:0|}</c> in the source.</summary>
internal readonly record struct ExpectedReport(string Id, TextSpan Span);

/// <summary>Source code in which the expected diagnostics are marked.</summary>
internal sealed class Markup
{
    private Markup(string source, IReadOnlyList<ExpectedReport> expected)
    {
        Source = source;
        Expected = expected;
    }

    /// <summary>The source without the marks.</summary>
    public string Source { get; }

    public IReadOnlyList<ExpectedReport> Expected { get; }

    /// <summary>Parses marks, which may be nested.</summary>
    public static Markup Parse(string text)
    {
        StringBuilder source = new();
        List<ExpectedReport> expected = [];
        Stack<(string Id, int Start)> open = new();
        for (int i = 0; i < text.Length; )
        {
            if (At("{|"))
            {
                int colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon + 1;
            }
            else if (At("|}"))
            {
                (string id, int start) = open.Pop();
                expected.Add(new ExpectedReport(id, TextSpan.FromBounds(start, source.Length)));
                i += 2;
            }
            else
            {
                source.Append(text[i++]);
            }

            bool At(string mark) => string.CompareOrdinal(text, i, mark, 0, mark.Length) == 0;
        }

        return open.Count == 0
            ? new Markup(source.ToString(), expected)
            : throw new ArgumentException("A mark is not closed.", nameof(text));
    }
}
