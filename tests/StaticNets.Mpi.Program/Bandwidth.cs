using System.Diagnostics;
using StaticNets.Ranks;
using StaticNets.Runtime;

namespace StaticNets.MpiProgram;

/// <summary>
/// Time to add blocks of single precision over all ranks, along the fixed tree of a training and by the library's own function.
/// </summary>
internal static class Bandwidth
{
    private const int LeastLength = 256;
    private const int LargestLength = 1 << 24;

    // The number of repetitions must be the same on all ranks, so it depends on the length alone.
    private const int FewestRepetitions = 15;
    private const int MostRepetitions = 2001;
    private const int ValuesInAll = 1 << 26;

    /// <summary>Prints the table on rank 0.</summary>
    public static int Print()
    {
        ICommunicator world = Mpi.World;
        AllReduce library = new();
        if (world.Rank == 0)
        {
            Console.WriteLine($"{world.Size} ranks, medians");
            Console.WriteLine("    bytes  tree (µs)  MPI_Allreduce (µs)  ratio  tree (GB/s)");
        }

        for (int length = LeastLength; length <= LargestLength; length *= 4)
        {
            Measure(world, library, length);
        }

        return 0;
    }

    private static void Measure(ICommunicator world, AllReduce library, int length)
    {
        RankTree<float> tree = new(world);
        tree.Begin(world.Size);
        AlignedBlock<float> block = new(length);
        AlignedBlock<float> sums = new(length);
        int repetitions = Math.Clamp(ValuesInAll / length, FewestRepetitions, MostRepetitions);
        double[] exchanged = new double[repetitions];
        double[] reduced = new double[repetitions];
        for (int repetition = -2; repetition < repetitions; repetition++)
        {
            double ours = Time(world, () => tree.Add(block));
            double theirs = Time(world, () => library.Sum(block.Span, sums.Span));
            if (repetition >= 0)
            {
                exchanged[repetition] = ours;
                reduced[repetition] = theirs;
            }
        }

        if (world.Rank == 0)
        {
            (double ours, double theirs) = (Median(exchanged), Median(reduced));
            long bytes = length * sizeof(float);
            Console.WriteLine($"{bytes, 9}{ours, 11:F1}{theirs, 20:F1}{ours / theirs, 7:F2}{bytes / ours / 1e3, 13:F2}");
        }
    }

    /// <summary>Returns the microseconds of an action that all ranks begin at about the same time.</summary>
    private static double Time(ICommunicator world, Action action)
    {
        for (int bit = 1; bit < world.Size; bit *= 2)
        {
            world.SendReceive(world.Rank ^ bit, [], []);
        }

        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
