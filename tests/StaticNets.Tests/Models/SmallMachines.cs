namespace StaticNets.Tests.Models;

/// <summary>A restricted Boltzmann machine with fixed weights, and its exact counterpart.</summary>
internal static class SmallMachines
{
    public static SmallMachine Machine(out ExactBoltzmann exact)
    {
        SmallMachine machine = new();
        machine.Parameters.Set("kernel", [0.5f, -1, 0.25f, 0.75f, -0.5f, 1, 1.5f, 0.5f, -0.75f, -1, 0.25f, 0.5f]);
        machine.Parameters.Set("visible_bias", [0.5f, -0.25f, 0, 0.25f]);
        machine.Parameters.Set("hidden_bias", [-0.5f, 0.25f, 0.5f]);
        exact = ExactOf(machine);
        return machine;
    }

    public static ExactBoltzmann ExactOf(RestrictedBoltzmannMachine machine)
    {
        float[][] tensors = Tensors(machine);
        return ExactBoltzmann.Of(tensors[0], tensors[1], tensors[2]);
    }

    public static float[][] Tensors(RestrictedBoltzmannMachine machine) => ModelTensors.Of(machine);
}
