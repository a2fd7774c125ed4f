using StaticNets;

namespace Courses.Rnn;

/// <summary>Gradients of the loss with respect to the input of each step in time.</summary>
internal static class StepGradients
{
    /// <summary>
    /// Returns, for each step in time, the norm of the gradient with respect to the inputs of that step in all sequences. The input of a
    /// step acts on the loss only through the state after that step, so the norm shows how much of the gradient arrives there.
    /// </summary>
    /// <param name="gradient">The method <c>Gradient</c> of the network.</param>
    /// <param name="x">The sequences, <c>[count, 50, 2]</c>.</param>
    /// <param name="y">The targets.</param>
    public static double[] Norms(LossGradient gradient, float[] x, float[] y)
    {
        Gradients<float> gradients = new();
        gradient(x, y, gradients);
        double[] squares = new double[AddingData.Steps];
        for (int i = 0; i < gradients.Input.Length; i++)
        {
            squares[i / AddingData.Features % AddingData.Steps] += (double)gradients.Input[i] * gradients.Input[i];
        }

        return Array.ConvertAll(squares, Math.Sqrt);
    }
}
