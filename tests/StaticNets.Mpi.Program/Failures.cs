namespace StaticNets.MpiProgram;

/// <summary>Rank 1 fails while the others wait for it.</summary>
internal static class Failures
{
    /// <summary>Fails in one of several ways.</summary>
    public static int Fail(string way)
    {
        ICommunicator world = Mpi.World;
        byte[] bytes = new byte[1];
        world.Broadcast(0, bytes);
        if (world.Rank == 1)
        {
            switch (way)
            {
                case "exception":
                    throw new InvalidDataException("the data of this rank is damaged");
                case "thread":
                    new Thread(() => throw new InvalidDataException("the data of this rank is damaged")).Start();
                    Thread.Sleep(Timeout.Infinite);
                    break;
                case "abort":
                    world.Abort("the data of this rank is damaged");
                    break;
                case "exit":
                    return 3;
                case "partner":
                    world.SendReceive(world.Size, bytes, new byte[1]);
                    break;
                case "length":
                    world.SendReceive(0, new byte[5], new byte[5]);
                    break;
                case "wait":
                    Console.WriteLine($"process {Environment.ProcessId}");
                    Thread.Sleep(Timeout.Infinite);
                    break;
                default:
                    throw new ArgumentException($"Unknown way to fail: {way}");
            }
        }

        // Rank 0 takes part in the exchange that rank 1 begins with too many bytes, and all others wait for rank 1.
        if (way == "length" && world.Rank == 0)
        {
            world.SendReceive(1, bytes, new byte[1]);
        }

        world.Broadcast(1, bytes);
        return 0;
    }
}
