using Courses;
using Courses.AutoEncoders;
using Courses.Elm;
using Courses.Esn;
using Courses.Gan;
using Courses.Ntm;
using Courses.Perceptron;
using Courses.Rbf;
using Courses.Rnn;
using Courses.Svm;
using Courses.Vae;
using Courses.Xor;
using Zoo.Belief;
using Zoo.Boltzmann;
using Zoo.Convolutional;
using Zoo.Deconvolutional;
using Zoo.Feedforward;
using Zoo.Graphics;
using Zoo.Hopfield;
using Zoo.Kohonen;
using Zoo.Liquid;
using Zoo.Markov;
using Zoo.Residual;

namespace Zoo;

/// <summary>The architectures in the order of the chart.</summary>
internal static class Animals
{
    private static readonly Course _recurrent = new RnnCourse();
    private static readonly Course _autoencoders = new AutoEncoderCourse();

    public static IReadOnlyList<Animal> All { get; } =
    [
        new("p", "Perceptron", new PerceptronCourse(), "perceptron", "RosenblattNetwork"),
        new("ff", "Feed forward", new XorCourse(), "xor-boundary", "XorNetwork"),
        new("rbf", "Radial basis network", new RbfCourse(), "rbf-boundary", "RadialBasisNetwork"),
        new("dff", "Deep feed forward", new DeepFeedForwardCourse(), "dff", "DeepFeedForward"),
        new("rnn", "Recurrent network", _recurrent, "rnn-errors", "AddingSimpleRnn"),
        new("lstm", "Long short-term memory", _recurrent, "rnn-errors", "AddingLstm"),
        new("gru", "Gated recurrent unit", _recurrent, "rnn-errors", "AddingGru"),
        new("ae", "Autoencoder", _autoencoders, "autoencoder", "Encoder", "Decoder", "AutoEncoder"),
        new("vae", "Variational autoencoder", new VaeCourse(), "vae", "VariationalAutoEncoder"),
        new("dae", "Denoising autoencoder", _autoencoders, "autoencoder", "DenoisingAutoEncoder"),
        new("sae", "Sparse autoencoder", _autoencoders, "autoencoder", "SparseAutoEncoder"),
        new("mc", "Markov chain", new MarkovCourse(), "mc", "LetterChain"),
        new("hn", "Hopfield network", new HopfieldCourse(), "hn", "LetterMemory"),
        new("bm", "Boltzmann machine", new BoltzmannCourse(), "bm", "BarsMachine"),
        new("rbm", "Restricted Boltzmann machine", new RestrictedBoltzmannCourse(), "rbm", "DigitMachine"),
        new("dbn", "Deep belief network", new BeliefCourse(), "dbn", "DigitBelief", "BeliefClassifier"),
        new("dcn", "Deep convolutional network", new ConvolutionalCourse(), "dcn", "ConvolutionalDigits"),
        new("dn", "Deconvolutional network", new DeconvolutionalCourse(), "dn", "DigitPainter"),
        new("dcign", "Deep convolutional inverse graphics network", new GraphicsCourse(), "dcign", "ShapeTurner"),
        new("gan", "Generative adversarial network", new GanCourse(), "gan", "Generator", "Discriminator"),
        new("lsm", "Liquid state machine", new LiquidCourse(), "lsm", "SpikeReader"),
        new("elm", "Extreme learning machine", new ElmCourse(), "elm-penalty", "ExtremeLearningMachine"),
        new("esn", "Echo state network", new EsnCourse(), "esn-forecast", "EchoState"),
        new("drn", "Deep residual network", new ResidualCourse(), "drn", "Residual", "ResidualDigits"),
        new("kn", "Kohonen network", new KohonenCourse(), "kn", "DigitMap") { MorePictures = ["kn-umatrix"] },
        new("svm", "Support vector machine", new SvmCourse(), "svm-boundary", "SupportVectorMachine", "KernelMachine")
        {
            MorePictures = ["svm-kernel"],
        },
        new("ntm", "Neural Turing machine", new NtmCourse(), "ntm-lengths", "LstmCopyMachine"),
    ];
}
