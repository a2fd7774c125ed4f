using StaticNets.MessagePassing;

namespace StaticNets.MpiProgram;

/// <summary>Exchanges blocks of bytes that each rank can compute itself, and compares.</summary>
internal static class Exchanges
{
    private const int Repetitions = 1000;

    // The last length is cut into three messages of the largest size and a rest.
    private const int LargestMessage = 1 << 20;
    private static readonly int[] _lengths = [0, 1, 1000, (3 << 20) + 1];

    /// <summary>Exchanges and broadcasts blocks of several lengths; an even number of ranks.</summary>
    public static int Check()
    {
        var whole = (MpiWorld)Mpi.World;
        MpiWorld cut = whole.With(LargestMessage);
        foreach (int length in _lengths)
        {
            foreach (MpiWorld world in (MpiWorld[])[whole, cut])
            {
                Ring(world, length);
                Broadcast(world, length);
            }
        }

        Allocates(whole);
        Console.WriteLine($"rank {whole.Rank} of {whole.Size}: exchanged");
        return 0;
    }

    /// <summary>Each rank exchanges with its neighbours in a ring: first the pairs (0, 1), (2, 3), …, then (1, 2), …, (P − 1, 0).</summary>
    private static void Ring(MpiWorld world, int length)
    {
        for (int phase = 0; phase < 2; phase++)
        {
            int step = world.Rank % 2 == phase ? 1 : -1;
            int partner = (world.Rank + step + world.Size) % world.Size;
            byte[] received = new byte[length];
            world.SendReceive(partner, Block(world.Rank, length), received);
            Expect(Block(partner, length), received, $"exchange of {length} bytes with rank {partner}");
        }
    }

    private static void Broadcast(MpiWorld world, int length)
    {
        for (int root = 0; root < world.Size; root++)
        {
            byte[] bytes = root == world.Rank ? Block(root, length) : new byte[length];
            world.Broadcast(root, bytes);
            Expect(Block(root, length), bytes, $"broadcast of {length} bytes of rank {root}");
        }
    }

    private static void Allocates(MpiWorld world)
    {
        byte[] sent = Block(world.Rank, 1000);
        byte[] received = new byte[1000];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            world.SendReceive(world.Rank ^ 1, sent, received);
            world.Broadcast(0, sent);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated != 0)
        {
            throw new InvalidOperationException($"{Repetitions} exchanges allocated {allocated} bytes.");
        }
    }

    /// <summary>Bytes that differ from rank to rank and from place to place.</summary>
    private static byte[] Block(int rank, int length)
    {
        byte[] block = new byte[length];
        new Random(rank + 1).NextBytes(block);
        return block;
    }

    private static void Expect(byte[] expected, byte[] found, string what)
    {
        int place = expected.AsSpan().CommonPrefixLength(found);
        if (place < expected.Length)
        {
            throw new InvalidOperationException($"{what}: byte {place} is {found[place]}, not {expected[place]}.");
        }
    }
}
