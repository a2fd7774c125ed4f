using Microsoft.CodeAnalysis.Text;
using StaticNets.Generator.Tests.RandomDeclarations;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>A valid declaration with one value changed to a wrong one.</summary>
/// <param name="Number">Number of the mutant within the run; part of the class name.</param>
/// <param name="Value">The value before the change.</param>
/// <param name="Wrong">The new value, and why it is wrong.</param>
internal sealed record Mutant(int Number, WrittenValue Value, WrongValue Wrong)
{
    /// <summary>The source text.</summary>
    public string Text
    {
        get
        {
            string valid = Value.Network.Print();
            string changed = valid[..Value.Span.Start] + Wrong.Text + valid[Value.Span.End..];
            return changed.Replace($" class {Value.Network.Name};", $" class Mutant{Number};", StringComparison.Ordinal);
        }
    }

    /// <summary>The position of the wrong value in the text.</summary>
    public TextSpan Span => new(Value.Span.Start, Wrong.Text.Length);

    public string Path => $"Mutant{Number}.cs";

    /// <summary>Replaces the class name in a text by the name before the mutation.</summary>
    public string WithFormerName(string text) =>
        text.Replace($" class Mutant{Number};", $" class {Value.Network.Name};", StringComparison.Ordinal);

    public string Kind => $"{Value.Owner}: {Wrong.Reason}";

    public override string ToString() => $"{Kind}, {Value.Text} → {Wrong.Text}\n{Text}";

    /// <summary>
    /// Draws mutants. The arguments take turns. For each argument, the reasons why a value is wrong take turns. For each reason, the wrong
    /// values come in random order.
    /// </summary>
    public static IReadOnlyList<Mutant> Draw(IReadOnlyList<RandomNetwork> declarations, int count)
    {
        Random random = new(11);
        Turn[] arguments =
        [
            .. declarations
                .SelectMany(network => WrittenValue.Of(network, network.Print()))
                .SelectMany(value => WrongOf(value).Select(wrong => (value, wrong)))
                .GroupBy(pair => pair.value.Owner, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new Turn(group, random)),
        ];
        random.Shuffle(arguments);
        List<Mutant> drawn = [];
        for (int round = 0; drawn.Count < count; round++)
        {
            int before = drawn.Count;
            foreach (Turn argument in arguments.Take(count - before))
            {
                if (argument.Next() is var (value, wrong))
                {
                    drawn.Add(new Mutant(drawn.Count, value, wrong));
                }
            }

            Assert.True(drawn.Count > before, $"There are only {drawn.Count} mutants.");
        }

        return drawn;
    }

    /// <summary>Returns the arguments that have a wrong value in at least one declaration.</summary>
    public static IEnumerable<string> Arguments(IReadOnlyList<RandomNetwork> declarations) =>
        declarations
            .SelectMany(network => WrittenValue.Of(network, network.Print()))
            .Where(value => WrongOf(value).Any())
            .Select(value => value.Owner)
            .Distinct();

    private static IEnumerable<WrongValue> WrongOf(WrittenValue value) =>
        WrongNumbers.Of(value).Concat(WrongNames.Of(value)).Concat(WrongMembers.Of(value)).Where(wrong => wrong.Text != value.Text);

    /// <summary>
    /// Yields each wrong value of one argument once. The reasons take turns, so consecutive values are wrong for different reasons.
    /// </summary>
    private sealed class Turn
    {
        private readonly List<Queue<(WrittenValue, WrongValue)>> _reasons = [];
        private int _next;

        public Turn(IEnumerable<(WrittenValue Value, WrongValue Wrong)> all, Random random)
        {
            foreach (IGrouping<string, (WrittenValue, WrongValue)> reason in all.GroupBy(pair => pair.Wrong.Reason, StringComparer.Ordinal))
            {
                (WrittenValue, WrongValue)[] members = [.. reason];
                random.Shuffle(members);
                _reasons.Add(new Queue<(WrittenValue, WrongValue)>(members));
            }
        }

        public (WrittenValue Value, WrongValue Wrong)? Next()
        {
            for (int i = 0; i < _reasons.Count; i++)
            {
                if (_reasons[_next++ % _reasons.Count].TryDequeue(out (WrittenValue, WrongValue) pair))
                {
                    return pair;
                }
            }

            return null;
        }
    }
}
