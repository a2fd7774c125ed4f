using System.Runtime.InteropServices;
using System.Text;

namespace StaticNets.Ranks;

/// <summary>Finds out before a training whether all ranks do the same.</summary>
internal static class RankAgreement
{
    private const char Separator = '\n';

    /// <summary>Compares what each rank does with what rank 0 does.</summary>
    /// <param name="communicator">The ranks.</param>
    /// <param name="facts">What this rank does: names and values, in the same order on all ranks.</param>
    /// <exception cref="ArgumentException">A rank does something else; all ranks throw, with the same message.</exception>
    public static void Check(ICommunicator communicator, IReadOnlyList<(string Name, string Value)> facts)
    {
        string own = string.Join(Separator, facts.Select(fact => Line(fact.Value)));
        string[] first = Share(communicator, root: 0, own).Split(Separator);
        string difference = Difference(communicator.Rank, facts, first);
        for (int rank = 1; rank < communicator.Size; rank++)
        {
            string found = Share(communicator, rank, difference);
            if (found.Length > 0)
            {
                throw new ArgumentException(found, "options");
            }
        }
    }

    private static string Difference(int rank, IReadOnlyList<(string Name, string Value)> facts, string[] first)
    {
        for (int i = 0; i < facts.Count; i++)
        {
            string value = Line(facts[i].Value);
            if (i >= first.Length || first[i] != value)
            {
                string expected = i < first.Length ? first[i] : "nothing";
                return $"The ranks must train the same network with the same options, but {facts[i].Name} is {value} on rank {rank} "
                    + $"and {expected} on rank 0.";
            }
        }

        return "";
    }

    /// <summary>Returns the text of one rank on all ranks.</summary>
    private static string Share(ICommunicator communicator, int root, string text)
    {
        byte[] bytes = communicator.Rank == root ? Encoding.UTF8.GetBytes(text) : [];
        int length = bytes.Length;
        communicator.Broadcast(root, MemoryMarshal.AsBytes(new Span<int>(ref length)));
        if (length == 0)
        {
            return "";
        }

        if (communicator.Rank != root)
        {
            bytes = new byte[length];
        }

        communicator.Broadcast(root, bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static string Line(string value) => value.Replace(Separator, ' ');
}
