namespace StaticNets.Models;

/// <summary>Counts which state follows which in sequences of states.</summary>
internal static class TransitionCounts
{
    /// <summary>Adds the pairs of neighbours in a sequence to the counts, states × states.</summary>
    /// <exception cref="ArgumentException">A value is no state; nothing is counted.</exception>
    public static void Add(ReadOnlySpan<int> sequence, Span<double> counts, int states, string name)
    {
        Check(sequence, states, name);
        for (int i = 1; i < sequence.Length; i++)
        {
            counts[(sequence[i - 1] * states) + sequence[i]]++;
        }
    }

    /// <summary>Checks that all values are states.</summary>
    /// <exception cref="ArgumentException">A value is no state.</exception>
    public static void Check(ReadOnlySpan<int> sequence, int states, string name)
    {
        for (int i = 0; i < sequence.Length; i++)
        {
            if ((uint)sequence[i] >= (uint)states)
            {
                throw new ArgumentException($"The states are 0 to {states - 1}, but element {i} of {name} is {sequence[i]}.", name);
            }
        }
    }
}
