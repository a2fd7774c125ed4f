namespace StaticNets.Models;

/// <summary>Finds which states of a Markov chain can be reached from which.</summary>
internal static class CommunicatingStates
{
    /// <summary>
    /// Returns the states of the only group that the chain never leaves once it is in it, and in which it reaches every state from every other.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are two such groups.</exception>
    public static int[] ClosedGroup(ReadOnlySpan<double> transitions, int states)
    {
        // From any state, follow the chain to a state from which the fewest states can be reached: it lies in a closed group.
        bool[] first = Reachable(transitions, states, 0);
        for (int i = 0; i < states; i++)
        {
            if (first[i])
            {
                bool[] reached = Reachable(transitions, states, i);
                if (reached.AsSpan().Count(true) < first.AsSpan().Count(true))
                {
                    first = reached;
                }
            }
        }

        int member = Array.IndexOf(first, true);
        for (int i = 0; i < states; i++)
        {
            if (!Reachable(transitions, states, i)[member])
            {
                throw new InvalidOperationException(
                    $"The chain has more than one stationary distribution: from state {i} it never reaches state {member}, and from state {member} it never leaves its group. Smoothing in Fit connects all states."
                );
            }
        }

        return Indices(first);
    }

    /// <summary>Returns the states, without the target, from which the chain reaches the target with probability 1.</summary>
    public static int[] Certain(ReadOnlySpan<double> transitions, int states, int target)
    {
        // A chain reaches the target with probability 1 if it can reach it from every state where it may be before.
        bool[] canReach = new bool[states];
        for (int i = 0; i < states; i++)
        {
            canReach[i] = Reachable(transitions, states, i)[target];
        }

        bool[] certain = new bool[states];
        for (int i = 0; i < states; i++)
        {
            certain[i] = i != target;
            bool[] before = Reachable(transitions, states, i, stop: target);
            for (int j = 0; j < states; j++)
            {
                certain[i] &= !before[j] || canReach[j];
            }
        }

        return Indices(certain);
    }

    /// <summary>Returns which states can be reached from a state, itself included, without leaving <paramref name="stop"/>.</summary>
    private static bool[] Reachable(ReadOnlySpan<double> transitions, int states, int from, int stop = -1)
    {
        bool[] reached = new bool[states];
        reached[from] = true;
        Stack<int> open = new([from]);
        while (open.TryPop(out int i))
        {
            for (int j = 0; i != stop && j < states; j++)
            {
                if (!reached[j] && transitions[(i * states) + j] > 0)
                {
                    reached[j] = true;
                    open.Push(j);
                }
            }
        }

        return reached;
    }

    private static int[] Indices(bool[] chosen)
    {
        List<int> indices = [];
        for (int i = 0; i < chosen.Length; i++)
        {
            if (chosen[i])
            {
                indices.Add(i);
            }
        }

        return [.. indices];
    }
}
